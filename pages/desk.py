"""Service desk today: how much waits, where, with whom, since when, and which request needs somebody now?"""

from ui import (
    desk_ages,
    desk_choice,
    desk_flow,
    desk_holders,
    desk_inbox,
    desk_places,
    desk_red_list,
    desk_tiles,
)
from ui.page import page, part

with page("desk") as frame:
    desk = desk_choice.bar(frame.reader)
    desk_tiles.headline(desk)
    desk_tiles.tiles(desk)
    with part("desk_flow"):
        desk_flow.by_month(desk)
    with part("desk_provinces"):
        desk_places.by_province(desk)
    with part("desk_services"):
        desk_places.by_service(desk)
        desk_choice.marked(desk)
    with part("desk_ages"):
        desk_ages.pyramid(desk)
        desk_choice.marked(desk)
    with part("desk_holders"):
        desk_holders.by_role(desk)
        desk_holders.by_inbox(desk)
        desk_choice.marked(desk)
    with part("desk_red_list"):
        desk_red_list.show(desk)
        desk_choice.marked(desk)
    with part("desk_inbox"):
        desk_inbox.show(desk)
        desk_choice.marked(desk)
