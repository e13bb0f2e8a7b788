"""Rows of the desk that are alike, counted together period by period, and notes of what changed since."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table('rollup_registered',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('channel', sa.String(), nullable=True, comment='Who sent it'),
    sa.Column('extra_documents', sa.Integer(), nullable=True, comment='Documents asked beyond the announced list'),
    sa.Column('documents_outside', sa.Integer(), nullable=True, comment='Documents received outside the system'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Requests by the month of registration'
    )
    op.create_index('ix_rollup_registered', 'rollup_registered', ['start', 'stop'], unique=False)
    op.create_table('rollup_decided',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('result', sa.String(), nullable=True, comment='How it ended'),
    sa.Column('reason', sa.String(), nullable=True, comment='Why it ended without approval'),
    sa.Column('visits', sa.Integer(), nullable=True, comment='In-person visits'),
    sa.Column('announced_visits', sa.Integer(), nullable=True, comment='In-person visits announced'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Requests by the month of their end'
    )
    op.create_index('ix_rollup_decided', 'rollup_decided', ['start', 'stop'], unique=False)
    op.create_table('rollup_due',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('in_time', sa.Boolean(), nullable=True, comment='It ended by then'),
    sa.Column('complete', sa.Boolean(), nullable=True, comment='Documents were complete'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Requests by the month of their announced end'
    )
    op.create_index('ix_rollup_due', 'rollup_due', ['start', 'stop'], unique=False)
    op.create_table('rollup_open',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('registered_on', sa.Date(), nullable=True, comment='Day of registration'),
    sa.Column('with_applicant', sa.Boolean(), nullable=True, comment='It waits for the applicant'),
    sa.Column('promised', sa.Boolean(), nullable=True, comment='A time was announced'),
    sa.Column('late', sa.Boolean(), nullable=True, comment='That time is over'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Requests that are open at the end of a month'
    )
    op.create_index('ix_rollup_open', 'rollup_open', ['stop'], unique=False)
    op.create_table('rollup_wait',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('days', sa.Integer(), nullable=True, comment='Days, up to the end of the period'),
    sa.Column('ended', sa.Boolean(), nullable=True, comment='It ended by then'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Requests registered in a month, season or year, by how long they took'
    )
    op.create_index('ix_rollup_wait', 'rollup_wait', ['start', 'stop'], unique=False)
    op.create_table('rollup_wait_with_us',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('days', sa.Integer(), nullable=True, comment='Days, up to the end of the period'),
    sa.Column('ended', sa.Boolean(), nullable=True, comment='It ended by then'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='The same by how long they were with the organisation'
    )
    op.create_index('ix_rollup_wait_with_us', 'rollup_wait_with_us', ['start', 'stop'], unique=False)
    op.create_table('rollup_trace',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('traceable', sa.Boolean(), nullable=True, comment='All that is recorded of its way can be shown'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Requests on their way in a month, season or year'
    )
    op.create_index('ix_rollup_trace', 'rollup_trace', ['start', 'stop'], unique=False)
    op.create_table('rollup_untrackable',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Requests without a unique tracking number, at the end of a month'
    )
    op.create_index('ix_rollup_untrackable', 'rollup_untrackable', ['stop'], unique=False)
    op.create_table('rollup_held',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('step', sa.String(), nullable=True, comment='Code of the step'),
    sa.Column('role', sa.String(), nullable=True, comment='Code of the role'),
    sa.Column('reason', sa.String(), nullable=True, comment='Reason'),
    sa.Column('holder_id', sa.Integer(), nullable=True, comment='Holder'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Stays that last at the end of a month, by holder'
    )
    op.create_index('ix_rollup_held', 'rollup_held', ['stop'], unique=False)
    op.create_table('rollup_held_days',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('step', sa.String(), nullable=True, comment='Code of the step'),
    sa.Column('role', sa.String(), nullable=True, comment='Code of the role'),
    sa.Column('reason', sa.String(), nullable=True, comment='Reason'),
    sa.Column('entered_on', sa.Date(), nullable=True, comment='Day on which the step was entered'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Stays that last at the end of a month, by age'
    )
    op.create_index('ix_rollup_held_days', 'rollup_held_days', ['stop'], unique=False)
    op.create_table('rollup_stay',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('step', sa.String(), nullable=True, comment='Code of the step'),
    sa.Column('role', sa.String(), nullable=True, comment='Code of the role'),
    sa.Column('reason', sa.String(), nullable=True, comment='Reason'),
    sa.Column('days', sa.Integer(), nullable=True, comment='Days, up to the end of the period'),
    sa.Column('ended', sa.Boolean(), nullable=True, comment='It ended by then'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Stays entered in a month, season or year, by how long they took'
    )
    op.create_index('ix_rollup_stay', 'rollup_stay', ['start', 'stop'], unique=False)
    op.create_table('rollup_left',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('step', sa.String(), nullable=True, comment='Code of the step'),
    sa.Column('role', sa.String(), nullable=True, comment='Code of the role'),
    sa.Column('reason', sa.String(), nullable=True, comment='Reason'),
    sa.Column('kind', sa.String(), nullable=True, comment='Kind of the step'),
    sa.Column('outcome', sa.String(), nullable=True, comment='How the step was left'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Stays by the month in which the step was left'
    )
    op.create_index('ix_rollup_left', 'rollup_left', ['start', 'stop'], unique=False)
    op.create_table('rollup_returned',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('first', sa.Boolean(), nullable=True, comment='The first return of its request'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Returns by the month in which their request ended'
    )
    op.create_index('ix_rollup_returned', 'rollup_returned', ['start', 'stop'], unique=False)
    op.create_table('rollup_back',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('step', sa.String(), nullable=True, comment='Code of the step'),
    sa.Column('role', sa.String(), nullable=True, comment='Code of the role'),
    sa.Column('reason', sa.String(), nullable=True, comment='Reason'),
    sa.Column('days', sa.Integer(), nullable=True, comment='Days away'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Returns by the month in which the step was reached again'
    )
    op.create_index('ix_rollup_back', 'rollup_back', ['start', 'stop'], unique=False)
    op.create_table('rollup_away',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('step', sa.String(), nullable=True, comment='Code of the step'),
    sa.Column('role', sa.String(), nullable=True, comment='Code of the role'),
    sa.Column('reason', sa.String(), nullable=True, comment='Reason'),
    sa.Column('days', sa.Integer(), nullable=True, comment='Days, up to the end of the period'),
    sa.Column('ended', sa.Boolean(), nullable=True, comment='It ended by then'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Returns of a month, season or year, by how long they took'
    )
    op.create_index('ix_rollup_away', 'rollup_away', ['start', 'stop'], unique=False)
    op.create_table('rollup_deviations',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('step', sa.String(), nullable=True, comment='Code of the step'),
    sa.Column('role', sa.String(), nullable=True, comment='Code of the role'),
    sa.Column('reason', sa.String(), nullable=True, comment='Reason'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Stays that the announced process does not lead to, by the month of entry'
    )
    op.create_index('ix_rollup_deviations', 'rollup_deviations', ['start', 'stop'], unique=False)
    op.create_table('rollup_notice',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('delivered', sa.Boolean(), nullable=True, comment='It was delivered'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='SMS notices by the month of sending'
    )
    op.create_index('ix_rollup_notice', 'rollup_notice', ['start', 'stop'], unique=False)
    op.create_table('rollup_surveyed',
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('province', sa.String(), nullable=True, comment='Province'),
    sa.Column('service', sa.String(), nullable=True, comment='Code of the service'),
    sa.Column('answered', sa.Boolean(), nullable=True, comment='It was answered by then'),
    sa.Column('n', sa.Integer(), nullable=False, comment='Rows that are alike'),
    sa.Column('simulated', sa.Boolean(), nullable=False, comment='At least one of them is generated'),
    comment='Surveys sent in a month, season or year'
    )
    op.create_index('ix_rollup_surveyed', 'rollup_surveyed', ['start', 'stop'], unique=False)
    op.create_table('rollup_made',
    sa.Column('name', sa.String(), nullable=False, comment='Table of the rollup'),
    sa.Column('start', sa.Date(), nullable=False, comment='First day of the period'),
    sa.Column('stop', sa.Date(), nullable=False, comment='The day after its last day'),
    sa.Column('kind', sa.String(), nullable=False, comment='flow, stand or whole: how it answers for a period'),
    sa.Column('watches', sa.String(), nullable=False, comment='The kinds of notes that make it stale'),
    sa.Column('made_at', sa.DateTime(), nullable=False, comment='When it was made, UTC'),
    sa.Column('rows', sa.Integer(), nullable=False, comment='Rows of the rollup for the period'),
    sa.PrimaryKeyConstraint('name', 'start', 'stop', name=op.f('pk_rollup_made')),
    comment='Which periods of which rollup are made'
    )
    op.create_table('rollup_dirty',
    sa.Column('key', sa.String(), nullable=False, comment='Tells notes apart'),
    sa.Column('kind', sa.String(), nullable=False, comment='Which days of the rows are meant'),
    sa.Column('first_day', sa.Date(), nullable=False, comment='First day on which a figure may have moved'),
    sa.Column('last_day', sa.Date(), nullable=False, comment='Last day on which a figure may have moved'),
    comment='Changes of rows that the rollups do not know yet; periods they touch are not read'
    )
    op.create_table('rollup_base',
    sa.Column('entity', sa.String(), nullable=False, comment='Name of a table of this database'),
    sa.Column('rows', sa.Integer(), nullable=False, comment='Rows it had when the rollups were last made'),
    sa.PrimaryKeyConstraint('entity', name=op.f('pk_rollup_base')),
    comment='How many rows the rollups rest on: where no trigger tells of changes, the number of rows does'
    )
