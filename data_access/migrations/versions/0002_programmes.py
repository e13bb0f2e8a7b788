"""Clusters, programmes, technology, support, exports, finance, the organisation; cumulative plans."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "advance_payment",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("paid_on", sa.Date(), nullable=False, comment="Day of payment"),
        sa.Column("settled_on", sa.Date(), nullable=True, comment="Day it was settled"),
        sa.Column("amount_mirr", sa.Double(), nullable=True, comment="Amount, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("amount_mirr >= 0", name=op.f("ck_advance_payment_amount_mirr_not_negative")),
        sa.CheckConstraint(
            "settled_on IS NULL OR settled_on >= paid_on",
            name=op.f("ck_advance_payment_settled_on_after_paid_on"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_advance_payment_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advance_payment")),
        sa.UniqueConstraint("number", name=op.f("uq_advance_payment_number")),
        comment="On-account and advance payments of the capital schemes",
    )
    op.create_table(
        "board_change",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("prepared_on", sa.Date(), nullable=False, comment="Day of the minutes"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_board_change_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_board_change_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_change")),
        sa.UniqueConstraint("number", name=op.f("uq_board_change_number")),
        comment="Minutes of changes of board members of the companies",
    )
    op.create_table(
        "booklet",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="Which booklet: statistics, indicators, park_identity",
        ),
        sa.Column("published_on", sa.Date(), nullable=False, comment="Day of publication"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('statistics', 'indicators', 'park_identity')", name=op.f("ck_booklet_kind")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_booklet_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booklet")),
        sa.UniqueConstraint("number", name=op.f("uq_booklet_number")),
        comment="Booklets published",
    )
    op.create_table(
        "booklet_indicator",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("since", sa.Date(), nullable=False, comment="Day from which it is published"),
        sa.Column("until", sa.Date(), nullable=True, comment="Day it was dropped"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_booklet_indicator_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booklet_indicator")),
        sa.UniqueConstraint("number", name=op.f("uq_booklet_indicator_number")),
        comment="Performance indicators per province in the quarterly booklet",
    )
    op.create_table(
        "capacity_rise",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("raised_on", sa.Date(), nullable=False, comment="Day it was recorded"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_capacity_rise_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_capacity_rise_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capacity_rise")),
        sa.UniqueConstraint("number", name=op.f("uq_capacity_rise_number")),
        comment="Industrial units whose use of capacity rose from below to above 50 percent",
    )
    op.create_table(
        "capital_receipt",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "means",
            sa.String(),
            nullable=False,
            comment="Means of payment: cash, treasury_bills, bitumen_vouchers",
        ),
        sa.Column("received_on", sa.Date(), nullable=False, comment="Day it was received"),
        sa.Column("amount_mirr", sa.Double(), nullable=True, comment="Amount, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "means IN ('cash', 'treasury_bills', 'bitumen_vouchers')", name=op.f("ck_capital_receipt_means")
        ),
        sa.CheckConstraint("amount_mirr >= 0", name=op.f("ck_capital_receipt_amount_mirr_not_negative")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_capital_receipt_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capital_receipt")),
        sa.UniqueConstraint("number", name=op.f("uq_capital_receipt_number")),
        comment="Capital credit received from the treasury",
    )
    op.create_table(
        "capital_scheme",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column(
            "code",
            sa.String(),
            nullable=False,
            comment="Code of the scheme, scheme_ and the number in the budget law",
        ),
        sa.Column("name_fa", sa.String(), nullable=False, comment="Persian name"),
        sa.Column("name_en", sa.String(), nullable=True, comment="English name"),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="National scheme of infrastructure or of small industry, or miscellaneous line: infrastructure, small_and_medium_industries, miscellaneous_lines",
        ),
        sa.Column("since", sa.Date(), nullable=False, comment="Day from which it stands in the budget"),
        sa.Column("until", sa.Date(), nullable=True, comment="Day it left the budget"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('infrastructure', 'small_and_medium_industries', 'miscellaneous_lines')",
            name=op.f("ck_capital_scheme_kind"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_capital_scheme_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capital_scheme")),
        sa.UniqueConstraint("code", name=op.f("uq_capital_scheme_code")),
        comment="National schemes for the acquisition of capital assets",
    )
    op.create_table(
        "channel_member",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("joined_on", sa.Date(), nullable=False, comment="Day of joining"),
        sa.Column("left_on", sa.Date(), nullable=True, comment="Day of leaving"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "left_on IS NULL OR left_on >= joined_on", name=op.f("ck_channel_member_left_on_after_joined_on")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_channel_member_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_member")),
        sa.UniqueConstraint("number", name=op.f("uq_channel_member_number")),
        comment="Members of the information channel on social networks",
    )
    op.create_table(
        "cluster",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "name_fa", sa.String(), nullable=True, comment="Persian name; empty = the report does not name it"
        ),
        sa.Column("name_en", sa.String(), nullable=True, comment="English name"),
        sa.Column(
            "province_code",
            sa.String(),
            nullable=True,
            comment="Province; empty = recorded for the whole country only",
        ),
        sa.Column(
            "agent_engaged_on",
            sa.Date(),
            nullable=True,
            comment="Day the development agent was engaged: the project starts",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["province_code"], ["province.code"], name=op.f("fk_cluster_province_code")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster")),
        sa.UniqueConstraint("number", name=op.f("uq_cluster_number")),
        comment="Business clusters of the national study and of the provincial maps",
    )
    op.create_table(
        "cluster_agent_course",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it was held"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_agent_course_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_agent_course")),
        sa.UniqueConstraint("number", name=op.f("uq_cluster_agent_course_number")),
        comment="Courses for cluster development agents and technical advisers",
    )
    op.create_table(
        "cluster_map_update",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("name_fa", sa.String(), nullable=False, comment="Persian title"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("completed_on", sa.Date(), nullable=True, comment="Day it was completed"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_cluster_map_update_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_map_update_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_map_update")),
        sa.UniqueConstraint("number", name=op.f("uq_cluster_map_update_number")),
        comment="Provincial studies that update the identification and ranking of clusters",
    )
    op.create_table(
        "company_account",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("jalali_year", sa.Integer(), nullable=False, comment="Jalali year"),
        sa.Column(
            "line",
            sa.String(),
            nullable=False,
            comment="Line: resources, operating_expenses, nonoperating_expenses",
        ),
        sa.Column("amount_mirr", sa.Double(), nullable=True, comment="Amount, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "line IN ('resources', 'operating_expenses', 'nonoperating_expenses')",
            name=op.f("ck_company_account_line"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_company_account_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_company_account_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_account")),
        sa.UniqueConstraint(
            "province_code", "jalali_year", "line", name=op.f("uq_company_account_province_code")
        ),
        comment="Lines of the yearly accounts of a provincial company: amounts",
    )
    op.create_table(
        "company_grant",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("paid_on", sa.Date(), nullable=False, comment="Day of payment"),
        sa.Column("amount_mirr", sa.Double(), nullable=True, comment="Amount, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("amount_mirr >= 0", name=op.f("ck_company_grant_amount_mirr_not_negative")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_company_grant_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_company_grant_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_grant")),
        sa.UniqueConstraint("number", name=op.f("uq_company_grant_number")),
        comment="Grants paid by the organisation to the provincial companies",
    )
    op.create_table(
        "company_report",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="Kind of report: company_performance, board_meetings, article_44",
        ),
        sa.Column(
            "province_code",
            sa.String(),
            nullable=True,
            comment="Province; empty = recorded for the whole country only",
        ),
        sa.Column("prepared_on", sa.Date(), nullable=False, comment="Day it was prepared or uploaded"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('company_performance', 'board_meetings', 'article_44')",
            name=op.f("ck_company_report_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_company_report_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_company_report_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_report")),
        sa.UniqueConstraint("number", name=op.f("uq_company_report_number")),
        comment="Reports on the companies and on article 44",
    )
    op.create_table(
        "consortium_export",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("consortium", sa.String(), nullable=False, comment="Code of the consortium"),
        sa.Column("exported_on", sa.Date(), nullable=False, comment="Day of the export"),
        sa.Column("value_usd", sa.Double(), nullable=True, comment="Value, US dollars"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("value_usd >= 0", name=op.f("ck_consortium_export_value_usd_not_negative")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_consortium_export_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consortium_export")),
        sa.UniqueConstraint("number", name=op.f("uq_consortium_export_number")),
        comment="Exports through export consortia",
    )
    op.create_table(
        "country_units",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("size", sa.String(), nullable=False, comment="Small or other: small, other"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="Day of the count"),
        sa.Column("units", sa.Integer(), nullable=False, comment="Number of units"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("size IN ('small', 'other')", name=op.f("ck_country_units_size")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_country_units_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_country_units")),
        sa.UniqueConstraint("size", "as_of", name=op.f("uq_country_units_size")),
        comment="Industrial units of the country by size, as another body counts them: amounts, not our own rows",
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="What it is: all_in_one_computers, servers, storage_devices, tape_devices",
        ),
        sa.Column("bought_on", sa.Date(), nullable=False, comment="Day of purchase"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('all_in_one_computers', 'servers', 'storage_devices', 'tape_devices')",
            name=op.f("ck_device_kind"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_device_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("number", name=op.f("uq_device_number")),
        comment="Devices bought",
    )
    op.create_table(
        "emc",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("identified_on", sa.Date(), nullable=False, comment="Day it was identified"),
        sa.Column("left_on", sa.Date(), nullable=True, comment="Day it left"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "left_on IS NULL OR left_on >= identified_on", name=op.f("ck_emc_left_on_after_identified_on")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_emc_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emc")),
        sa.UniqueConstraint("number", name=op.f("uq_emc_number")),
        comment="Export management companies",
    )
    op.create_table(
        "exhibition",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column(
            "place", sa.String(), nullable=False, comment="In the country or abroad: domestic, foreign"
        ),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it opened"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("place IN ('domestic', 'foreign')", name=op.f("ck_exhibition_place")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_exhibition_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_exhibition_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibition")),
        sa.UniqueConstraint("number", name=op.f("uq_exhibition_number")),
        comment="Exhibitions whose participants were supported",
    )
    op.create_table(
        "experience_document",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("kind", sa.String(), nullable=False, comment="What it is: volume, report, clip"),
        sa.Column("collected_on", sa.Date(), nullable=False, comment="Day it was collected"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("kind IN ('volume', 'report', 'clip')", name=op.f("ck_experience_document_kind")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_experience_document_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_experience_document_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_experience_document")),
        sa.UniqueConstraint("number", name=op.f("uq_experience_document_number")),
        comment="Volumes, reports and clips on the experience of entrepreneurs",
    )
    op.create_table(
        "export_declaration",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("enterprise", sa.String(), nullable=False, comment="Code of the enterprise"),
        sa.Column("declared_on", sa.Date(), nullable=False, comment="Day of the declaration"),
        sa.Column("value_usd", sa.Double(), nullable=True, comment="Value, US dollars"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("value_usd >= 0", name=op.f("ck_export_declaration_value_usd_not_negative")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_export_declaration_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_export_declaration_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_declaration")),
        sa.UniqueConstraint("number", name=op.f("uq_export_declaration_number")),
        comment="Export declarations of small and medium enterprises of parks and zones in the MIS",
    )
    op.create_table(
        "fan_bazaar",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("launched_on", sa.Date(), nullable=False, comment="Day it was launched"),
        sa.Column("closed_on", sa.Date(), nullable=True, comment="Day it closed"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "closed_on IS NULL OR closed_on >= launched_on",
            name=op.f("ck_fan_bazaar_closed_on_after_launched_on"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_fan_bazaar_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_fan_bazaar_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fan_bazaar")),
        sa.UniqueConstraint("province_code", "launched_on", name=op.f("uq_fan_bazaar_province_code")),
        comment="Regional technology markets",
    )
    op.create_table(
        "fan_bazaar_deal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="What the deal was about: marketing_of_knowledge_based_products, investment_attracted, industrial_needs_met",
        ),
        sa.Column("done_on", sa.Date(), nullable=False, comment="Day of the deal"),
        sa.Column("value_mirr", sa.Double(), nullable=True, comment="Value, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('marketing_of_knowledge_based_products', 'investment_attracted', 'industrial_needs_met')",
            name=op.f("ck_fan_bazaar_deal_kind"),
        ),
        sa.CheckConstraint("value_mirr >= 0", name=op.f("ck_fan_bazaar_deal_value_mirr_not_negative")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_fan_bazaar_deal_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_fan_bazaar_deal_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fan_bazaar_deal")),
        sa.UniqueConstraint("number", name=op.f("uq_fan_bazaar_deal_number")),
        comment="Deals of the technology markets",
    )
    op.create_table(
        "finance_session",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it was held"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_finance_session_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finance_session")),
        sa.UniqueConstraint("number", name=op.f("uq_finance_session_number")),
        comment="Regional working-group sessions with managing directors and financial managers",
    )
    op.create_table(
        "general_assembly",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column(
            "subject", sa.String(), nullable=False, comment="Subject: annual_accounts, capital_schemes"
        ),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it was held"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "subject IN ('annual_accounts', 'capital_schemes')", name=op.f("ck_general_assembly_subject")
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_general_assembly_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_general_assembly_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_general_assembly")),
        sa.UniqueConstraint("number", name=op.f("uq_general_assembly_number")),
        comment="Ordinary general assemblies of the provincial companies",
    )
    op.create_table(
        "giz_group",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("travelled_on", sa.Date(), nullable=False, comment="Day of the journey"),
        sa.Column("joint_visits", sa.Integer(), nullable=True, comment="German companies visited jointly"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_giz_group_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_giz_group")),
        sa.UniqueConstraint("number", name=op.f("uq_giz_group_number")),
        comment="Groups of managers sent to Germany",
    )
    op.create_table(
        "hearing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day of the hearing"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["province_code"], ["province.code"], name=op.f("fk_hearing_province_code")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_hearing_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing")),
        sa.UniqueConstraint("number", name=op.f("uq_hearing_number")),
        comment="Hearings on cases of the provincial companies attended by the organisation",
    )
    op.create_table(
        "idle_unit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("stopped_on", sa.Date(), nullable=False, comment="Day production stopped"),
        sa.Column(
            "cause",
            sa.String(),
            nullable=True,
            comment="Cause, where recorded: raw_materials, market, finance, ownership, infrastructure, technology, legal",
        ),
        sa.Column("restarted_on", sa.Date(), nullable=True, comment="Day it came back to production"),
        sa.Column(
            "method",
            sa.String(),
            nullable=True,
            comment="How it was brought back: full_transfer_to_new_investor, raw_materials_supply, market_problem_solved, partnership_with_new_investor, new_product, loan_obtained, infrastructure_problems_solved, transfer_by_bank_to_new_investor, partner_dispute_solved, technology_upgrade, legal_problems_solved, rescission_to_original_owner, other_methods",
        ),
        sa.Column("jobs", sa.Double(), nullable=True, comment="Persons employed after the restart"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "cause IN ('raw_materials', 'market', 'finance', 'ownership', 'infrastructure', 'technology', 'legal')",
            name=op.f("ck_idle_unit_cause"),
        ),
        sa.CheckConstraint(
            "method IN ('full_transfer_to_new_investor', 'raw_materials_supply', 'market_problem_solved', 'partnership_with_new_investor', 'new_product', 'loan_obtained', 'infrastructure_problems_solved', 'transfer_by_bank_to_new_investor', 'partner_dispute_solved', 'technology_upgrade', 'legal_problems_solved', 'rescission_to_original_owner', 'other_methods')",
            name=op.f("ck_idle_unit_method"),
        ),
        sa.CheckConstraint(
            "restarted_on IS NULL OR restarted_on >= stopped_on",
            name=op.f("ck_idle_unit_restarted_on_after_stopped_on"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_idle_unit_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_idle_unit_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idle_unit")),
        sa.UniqueConstraint("number", name=op.f("uq_idle_unit_number")),
        comment="Industrial units that had reached operation and stopped producing",
    )
    op.create_table(
        "industrial_tour",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it was held"),
        sa.Column("participants", sa.Integer(), nullable=True, comment="Participants"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_industrial_tour_participants_not_negative")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_industrial_tour_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_industrial_tour_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_industrial_tour")),
        sa.UniqueConstraint("number", name=op.f("uq_industrial_tour_number")),
        comment="Domestic industrial tours",
    )
    op.create_table(
        "information_session",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "organiser",
            sa.String(),
            nullable=False,
            comment="Whose council: organisation, provincial_companies",
        ),
        sa.Column(
            "province_code",
            sa.String(),
            nullable=True,
            comment="Province; empty = recorded for the whole country only",
        ),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it was held"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "organiser IN ('organisation', 'provincial_companies')",
            name=op.f("ck_information_session_organiser"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_information_session_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_information_session_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information_session")),
        sa.UniqueConstraint("number", name=op.f("uq_information_session_number")),
        comment="Sessions of the information council",
    )
    op.create_table(
        "innovation_centre",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("name_fa", sa.String(), nullable=False, comment="Persian name"),
        sa.Column("name_en", sa.String(), nullable=True, comment="English name"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("launched_on", sa.Date(), nullable=False, comment="Day it was launched"),
        sa.Column("closed_on", sa.Date(), nullable=True, comment="Day it closed"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "closed_on IS NULL OR closed_on >= launched_on",
            name=op.f("ck_innovation_centre_closed_on_after_launched_on"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_innovation_centre_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_innovation_centre_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_innovation_centre")),
        sa.UniqueConstraint("province_code", "name_fa", name=op.f("uq_innovation_centre_province_code")),
        comment="Innovation centres of the cluster and dominant industry programme",
    )
    op.create_table(
        "insurance_policy",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("issued_on", sa.Date(), nullable=False, comment="Day of issue"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_insurance_policy_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_insurance_policy_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insurance_policy")),
        sa.UniqueConstraint("number", name=op.f("uq_insurance_policy_number")),
        comment="Policies of the special insurance package for small industries",
    )
    op.create_table(
        "ispx_activity",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="Marketing and market development, or support and capacity building: marketing, capacity_building",
        ),
        sa.Column("done_on", sa.Date(), nullable=False, comment="Day it was carried out"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("kind IN ('marketing', 'capacity_building')", name=op.f("ck_ispx_activity_kind")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_ispx_activity_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ispx_activity_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ispx_activity")),
        sa.UniqueConstraint("number", name=op.f("uq_ispx_activity_number")),
        comment="Activities carried out for contractors",
    )
    op.create_table(
        "ispx_client_talk",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("client", sa.String(), nullable=False, comment="Code of the client"),
        sa.Column(
            "kind", sa.String(), nullable=False, comment="National or international: national, international"
        ),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day of the talk"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("kind IN ('national', 'international')", name=op.f("ck_ispx_client_talk_kind")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ispx_client_talk_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ispx_client_talk")),
        sa.UniqueConstraint("number", name=op.f("uq_ispx_client_talk_number")),
        comment="Clients with whom face-to-face talks were held, a row per talk",
    )
    op.create_table(
        "ispx_contract",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("signed_on", sa.Date(), nullable=False, comment="Day of signature"),
        sa.Column("value_mirr", sa.Double(), nullable=True, comment="Value, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("value_mirr >= 0", name=op.f("ck_ispx_contract_value_mirr_not_negative")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_ispx_contract_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ispx_contract_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ispx_contract")),
        sa.UniqueConstraint("number", name=op.f("uq_ispx_contract_number")),
        comment="Contracts concluded for members of the exchange",
    )
    op.create_table(
        "ispx_direct_sale",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("done_on", sa.Date(), nullable=False, comment="Day it was done"),
        sa.Column("value_mirr", sa.Double(), nullable=True, comment="Value, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("value_mirr >= 0", name=op.f("ck_ispx_direct_sale_value_mirr_not_negative")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_ispx_direct_sale_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ispx_direct_sale_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ispx_direct_sale")),
        sa.UniqueConstraint("number", name=op.f("uq_ispx_direct_sale_number")),
        comment="Direct marketing done for members of the exchange",
    )
    op.create_table(
        "ispx_field",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("name_fa", sa.String(), nullable=False, comment="Field, Persian"),
        sa.Column("since", sa.Date(), nullable=False, comment="Day it became a priority"),
        sa.Column("until", sa.Date(), nullable=True, comment="Day it ceased to be one"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_ispx_field_until_after_since")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ispx_field_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ispx_field")),
        sa.UniqueConstraint("name_fa", name=op.f("uq_ispx_field_name_fa")),
        comment="Priority fields of the exchange",
    )
    op.create_table(
        "ispx_memorandum",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("signed_on", sa.Date(), nullable=False, comment="Day of signature"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ispx_memorandum_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ispx_memorandum")),
        sa.UniqueConstraint("number", name=op.f("uq_ispx_memorandum_number")),
        comment="Cooperation memoranda with large national clients",
    )
    op.create_table(
        "ispx_registration",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("side", sa.String(), nullable=False, comment="Contractor or client: contractor, client"),
        sa.Column("registered_on", sa.Date(), nullable=False, comment="Day of the registration or update"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("side IN ('contractor', 'client')", name=op.f("ck_ispx_registration_side")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_ispx_registration_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ispx_registration_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ispx_registration")),
        sa.UniqueConstraint("number", name=op.f("uq_ispx_registration_number")),
        comment="Registrations and updates of contractor and client units in the system of the exchange",
    )
    op.create_table(
        "ispx_secretariat",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("field_fa", sa.String(), nullable=False, comment="Field, Persian"),
        sa.Column("field_en", sa.String(), nullable=True, comment="Field, English"),
        sa.Column("since", sa.Date(), nullable=False, comment="Day it began"),
        sa.Column("until", sa.Date(), nullable=True, comment="Day it ended"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "until IS NULL OR until >= since", name=op.f("ck_ispx_secretariat_until_after_since")
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_ispx_secretariat_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ispx_secretariat_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ispx_secretariat")),
        sa.UniqueConstraint("province_code", "field_fa", name=op.f("uq_ispx_secretariat_province_code")),
        comment="Specialised secretariats of the exchange",
    )
    op.create_table(
        "kb_land",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("assigned_on", sa.Date(), nullable=False, comment="Day of the assignment"),
        sa.Column("area_m2", sa.Double(), nullable=True, comment="Area, square metres"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("area_m2 >= 0", name=op.f("ck_kb_land_area_m2_not_negative")),
        sa.ForeignKeyConstraint(["province_code"], ["province.code"], name=op.f("fk_kb_land_province_code")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_kb_land_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kb_land")),
        sa.UniqueConstraint("number", name=op.f("uq_kb_land_number")),
        comment="Land whose use was assigned to a knowledge-based company",
    )
    op.create_table(
        "kb_unit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("identified_on", sa.Date(), nullable=True, comment="Day it was identified as a candidate"),
        sa.Column(
            "approved_on", sa.Date(), nullable=True, comment="Day the science office approved it, with help"
        ),
        sa.Column(
            "operating_on",
            sa.Date(),
            nullable=True,
            comment="Day from which it operates as a knowledge-based unit",
        ),
        sa.Column("ended_on", sa.Date(), nullable=True, comment="Day it ceased to be one"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["province_code"], ["province.code"], name=op.f("fk_kb_unit_province_code")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_kb_unit_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kb_unit")),
        sa.UniqueConstraint("number", name=op.f("uq_kb_unit_number")),
        comment="Industrial units able to become knowledge-based, and those that became so",
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "direction", sa.String(), nullable=False, comment="Direction: incoming, outgoing, internal"
        ),
        sa.Column("registered_on", sa.Date(), nullable=False, comment="Day of registration"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "direction IN ('incoming', 'outgoing', 'internal')", name=op.f("ck_letter_direction")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_letter_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("number", name=op.f("uq_letter_number")),
        comment="Letters registered by the secretariat",
    )
    op.create_table(
        "memorandum",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "partner_fa",
            sa.String(),
            nullable=True,
            comment="Partner, Persian; empty = the report does not name it",
        ),
        sa.Column("partner_en", sa.String(), nullable=True, comment="Partner, English"),
        sa.Column("signed_on", sa.Date(), nullable=False, comment="Day of signature"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_memorandum_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memorandum")),
        sa.UniqueConstraint("number", name=op.f("uq_memorandum_number")),
        comment="Memoranda of understanding with national bodies",
    )
    op.create_table(
        "national_permit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("connected_on", sa.Date(), nullable=False, comment="Day it was connected"),
        sa.Column("disconnected_on", sa.Date(), nullable=True, comment="Day it was disconnected"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_national_permit_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_national_permit")),
        sa.UniqueConstraint("number", name=op.f("uq_national_permit_number")),
        comment="Permits of non-state parks connected to the national permits portal",
    )
    op.create_table(
        "news_item",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "channel",
            sa.String(),
            nullable=True,
            comment="Where it appeared: in_the_media, on_the_website, on_the_channel",
        ),
        sa.Column(
            "occasion",
            sa.String(),
            nullable=True,
            comment="When about the day of small industries: by source: small_industry_day_in_the_media, small_industry_day_by_organisation, small_industry_day_by_companies",
        ),
        sa.Column("published_on", sa.Date(), nullable=False, comment="Day of publication"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "channel IN ('in_the_media', 'on_the_website', 'on_the_channel')",
            name=op.f("ck_news_item_channel"),
        ),
        sa.CheckConstraint(
            "occasion IN ('small_industry_day_in_the_media', 'small_industry_day_by_organisation', 'small_industry_day_by_companies')",
            name=op.f("ck_news_item_occasion"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_news_item_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_item")),
        sa.UniqueConstraint("number", name=op.f("uq_news_item_number")),
        comment="News items and reports",
    )
    op.create_table(
        "permanent_exhibition",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("opened_on", sa.Date(), nullable=False, comment="First day of its activity in the year"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_permanent_exhibition_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_permanent_exhibition_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permanent_exhibition")),
        sa.UniqueConstraint("number", name=op.f("uq_permanent_exhibition_number")),
        comment="Permanent exhibitions in parks, centres and provincial offices; a row per year of activity",
    )
    op.create_table(
        "plot_status",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("since", sa.Date(), nullable=False, comment="Day it was defined"),
        sa.Column("until", sa.Date(), nullable=True, comment="Day it was dropped"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_plot_status_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plot_status")),
        sa.UniqueConstraint("number", name=op.f("uq_plot_status_number")),
        comment="Plot statuses defined in the management information system",
    )
    op.create_table(
        "portal_module",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("name_fa", sa.String(), nullable=False, comment="Persian name"),
        sa.Column("name_en", sa.String(), nullable=True, comment="English name"),
        sa.Column(
            "state",
            sa.String(),
            nullable=False,
            comment="What was last done with it: in_portal, amended, created",
        ),
        sa.Column("since", sa.Date(), nullable=False, comment="Day from which it is in that state"),
        sa.Column("until", sa.Date(), nullable=True, comment="Day the state ended"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "state IN ('in_portal', 'amended', 'created')", name=op.f("ck_portal_module_state")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_portal_module_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_module")),
        sa.UniqueConstraint("name_fa", "since", name=op.f("uq_portal_module_name_fa")),
        comment="Systems of the electronic services portal",
    )
    op.create_table(
        "pr_course",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it ended"),
        sa.Column("participants", sa.Integer(), nullable=True, comment="Participants"),
        sa.Column("hours", sa.Double(), nullable=True, comment="Hours"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("hours >= 0", name=op.f("ck_pr_course_hours_not_negative")),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_pr_course_participants_not_negative")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_pr_course_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pr_course")),
        sa.UniqueConstraint("number", name=op.f("uq_pr_course_number")),
        comment="Training of the public relations staff of the country",
    )
    op.create_table(
        "pr_message",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("sent_on", sa.Date(), nullable=False, comment="Day it was sent"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_pr_message_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pr_message")),
        sa.UniqueConstraint("number", name=op.f("uq_pr_message_number")),
        comment="Text messages sent by public relations",
    )
    op.create_table(
        "pr_output",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="What it is: provincial_trips_covered, media_reached, radio_tv_appearances, press_clippings, photographs, small_industry_day_axes, cultural_council_sessions",
        ),
        sa.Column("done_on", sa.Date(), nullable=False, comment="Day it was done"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('provincial_trips_covered', 'media_reached', 'radio_tv_appearances', 'press_clippings', 'photographs', 'small_industry_day_axes', 'cultural_council_sessions')",
            name=op.f("ck_pr_output_kind"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_pr_output_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pr_output")),
        sa.UniqueConstraint("number", name=op.f("uq_pr_output_number")),
        comment="Other outputs of public relations",
    )
    op.create_table(
        "press_conference",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "organiser",
            sa.String(),
            nullable=False,
            comment="Who held it: organisation, provincial_companies",
        ),
        sa.Column(
            "province_code",
            sa.String(),
            nullable=True,
            comment="Province; empty = recorded for the whole country only",
        ),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it was held"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "organiser IN ('organisation', 'provincial_companies')",
            name=op.f("ck_press_conference_organiser"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_press_conference_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_press_conference_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_conference")),
        sa.UniqueConstraint("number", name=op.f("uq_press_conference_number")),
        comment="Press conferences",
    )
    op.create_table(
        "project_opening",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("kind", sa.String(), nullable=False, comment="Industrial or civil: industrial, civil"),
        sa.Column("opened_on", sa.Date(), nullable=False, comment="Day of the opening"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("kind IN ('industrial', 'civil')", name=op.f("ck_project_opening_kind")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_project_opening_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_project_opening_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_opening")),
        sa.UniqueConstraint("number", name=op.f("uq_project_opening_number")),
        comment="Projects opened on the days of industry, of the government, of Fajr and of small industries",
    )
    op.create_table(
        "provincial_budget",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("jalali_year", sa.Integer(), nullable=False, comment="Jalali year"),
        sa.Column("agreement_mirr", sa.Double(), nullable=True, comment="Agreement exchanged, million rials"),
        sa.Column("allocation_mirr", sa.Double(), nullable=True, comment="Allocated, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_provincial_budget_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_provincial_budget_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provincial_budget")),
        sa.UniqueConstraint("province_code", "jalali_year", name=op.f("uq_provincial_budget_province_code")),
        comment="Provincial development and capital-asset credits of a company for a year: amounts",
    )
    op.create_table(
        "provincial_company",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("founded_on", sa.Date(), nullable=False, comment="Day it was founded"),
        sa.Column("dissolved_on", sa.Date(), nullable=True, comment="Day it was dissolved"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_provincial_company_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_provincial_company_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provincial_company")),
        sa.UniqueConstraint("province_code", name=op.f("uq_provincial_company_province_code")),
        comment="Provincial subsidiary companies",
    )
    op.create_table(
        "skill_centre",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("status", sa.String(), nullable=False, comment="Status: operating, under_construction"),
        sa.Column("since", sa.Date(), nullable=False, comment="Day from which it has the status"),
        sa.Column("until", sa.Date(), nullable=True, comment="Day it lost the status"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "status IN ('operating', 'under_construction')", name=op.f("ck_skill_centre_status")
        ),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_skill_centre_until_after_since")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_skill_centre_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_skill_centre_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill_centre")),
        sa.UniqueConstraint("number", name=op.f("uq_skill_centre_number")),
        comment="Skill promotion centres with their status; one status at a time",
    )
    op.create_table(
        "staff_course",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("code", sa.String(), nullable=False, comment="Code of the course: its row in the report"),
        sa.Column("name_fa", sa.String(), nullable=False, comment="Persian title"),
        sa.Column("name_en", sa.String(), nullable=True, comment="English title"),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it ended"),
        sa.Column("participants", sa.Integer(), nullable=True, comment="Participations"),
        sa.Column("managers", sa.Integer(), nullable=True, comment="Participations of managers"),
        sa.Column("hours", sa.Double(), nullable=True, comment="Hours"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("hours >= 0", name=op.f("ck_staff_course_hours_not_negative")),
        sa.CheckConstraint("managers >= 0", name=op.f("ck_staff_course_managers_not_negative")),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_staff_course_participants_not_negative")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_staff_course_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_course")),
        sa.UniqueConstraint("code", "held_on", name=op.f("uq_staff_course_code")),
        comment="Training courses for the staff of the organisation",
    )
    op.create_table(
        "standard_certificate",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("obtained_on", sa.Date(), nullable=False, comment="Day it was obtained"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_standard_certificate_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_standard_certificate_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_standard_certificate_number")),
        comment="Domestic and foreign standard certificates obtained with support",
    )
    op.create_table(
        "startup_event",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it was held"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_startup_event_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_startup_event_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_startup_event")),
        sa.UniqueConstraint("number", name=op.f("uq_startup_event_number")),
        comment="Start-up events held with support",
    )
    op.create_table(
        "statement_line",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column(
            "statement",
            sa.String(),
            nullable=False,
            comment="Of the organisation alone or with the companies: organisation, consolidated",
        ),
        sa.Column("jalali_year", sa.Integer(), nullable=False, comment="Fiscal year"),
        sa.Column(
            "line",
            sa.String(),
            nullable=False,
            comment="Line: operating_revenue, operating_cost, sga_expenses, other_income, other_expenses, finance_costs, nonoperating_net, income_tax",
        ),
        sa.Column("amount_mirr", sa.Double(), nullable=True, comment="Amount, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "line IN ('operating_revenue', 'operating_cost', 'sga_expenses', 'other_income', 'other_expenses', 'finance_costs', 'nonoperating_net', 'income_tax')",
            name=op.f("ck_statement_line_line"),
        ),
        sa.CheckConstraint(
            "statement IN ('organisation', 'consolidated')", name=op.f("ck_statement_line_statement")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_statement_line_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_line")),
        sa.UniqueConstraint("statement", "jalali_year", "line", name=op.f("uq_statement_line_statement")),
        comment="Lines of a summary income statement, results left out: amounts, expenses negative",
    )
    op.create_table(
        "support_budget",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column(
            "scheme",
            sa.String(),
            nullable=False,
            comment="Scheme: renovation, credit_public, credit_internal, dairy",
        ),
        sa.Column(
            "payment",
            sa.String(),
            nullable=False,
            comment="In cash or in treasury papers: cash, treasury_papers",
        ),
        sa.Column("jalali_year", sa.Integer(), nullable=False, comment="Jalali year of the budget"),
        sa.Column("approved_mirr", sa.Double(), nullable=True, comment="Approved, million rials"),
        sa.Column("allocated_mirr", sa.Double(), nullable=True, comment="Allocated, million rials"),
        sa.Column(
            "received_mirr", sa.Double(), nullable=True, comment="Received from the treasury, million rials"
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("payment IN ('cash', 'treasury_papers')", name=op.f("ck_support_budget_payment")),
        sa.CheckConstraint(
            "scheme IN ('renovation', 'credit_public', 'credit_internal', 'dairy')",
            name=op.f("ck_support_budget_scheme"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_support_budget_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_budget")),
        sa.UniqueConstraint("scheme", "payment", "jalali_year", name=op.f("uq_support_budget_scheme")),
        comment="Budget of a credit scheme for a year: amounts",
    )
    op.create_table(
        "support_deposit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "scheme",
            sa.String(),
            nullable=False,
            comment="Scheme: renovation, credit_public, credit_internal, dairy",
        ),
        sa.Column(
            "payment",
            sa.String(),
            nullable=False,
            comment="In cash or in treasury papers: cash, treasury_papers",
        ),
        sa.Column("funds_year", sa.Integer(), nullable=False, comment="Jalali year of the funds"),
        sa.Column("deposited_on", sa.Date(), nullable=False, comment="Day of the deposit"),
        sa.Column("amount_mirr", sa.Double(), nullable=True, comment="Deposited, million rials"),
        sa.Column(
            "bank_mirr",
            sa.Double(),
            nullable=True,
            comment="Ceiling of the facilities from the bank's own resources, million rials",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("payment IN ('cash', 'treasury_papers')", name=op.f("ck_support_deposit_payment")),
        sa.CheckConstraint(
            "scheme IN ('renovation', 'credit_public', 'credit_internal', 'dairy')",
            name=op.f("ck_support_deposit_scheme"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_support_deposit_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_deposit")),
        sa.UniqueConstraint("number", name=op.f("uq_support_deposit_number")),
        comment="Deposits with an agent bank, with the facilities the bank adds from its own resources",
    )
    op.create_table(
        "support_loan",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "scheme",
            sa.String(),
            nullable=False,
            comment="Scheme: renovation, credit_public, credit_internal, dairy",
        ),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column(
            "funds_year",
            sa.Integer(),
            nullable=True,
            comment="Jalali year of the funds; empty = before the records by year",
        ),
        sa.Column("signed_on", sa.Date(), nullable=False, comment="Day of signature"),
        sa.Column(
            "use",
            sa.String(),
            nullable=True,
            comment="What the loan was for: modernised, projects_completed, working_capital",
        ),
        sa.Column(
            "organisation_mirr",
            sa.Double(),
            nullable=True,
            comment="Share of the organisation, million rials",
        ),
        sa.Column("bank_mirr", sa.Double(), nullable=True, comment="Share of the bank, million rials"),
        sa.Column("jobs", sa.Double(), nullable=True, comment="Jobs created or kept, persons"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "scheme IN ('renovation', 'credit_public', 'credit_internal', 'dairy')",
            name=op.f("ck_support_loan_scheme"),
        ),
        sa.CheckConstraint(
            "use IN ('modernised', 'projects_completed', 'working_capital')", name=op.f("ck_support_loan_use")
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_support_loan_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_support_loan_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_loan")),
        sa.UniqueConstraint("number", name=op.f("uq_support_loan_number")),
        comment="Loan contracts of industrial units and projects with the agent bank",
    )
    op.create_table(
        "support_return",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column(
            "scheme",
            sa.String(),
            nullable=False,
            comment="Scheme: renovation, credit_public, credit_internal, dairy",
        ),
        sa.Column("funds_year", sa.Integer(), nullable=False, comment="Jalali year of the funds"),
        sa.Column("amount_mirr", sa.Double(), nullable=True, comment="Amount, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "scheme IN ('renovation', 'credit_public', 'credit_internal', 'dairy')",
            name=op.f("ck_support_return_scheme"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_support_return_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_return")),
        sa.UniqueConstraint("scheme", "funds_year", name=op.f("uq_support_return_scheme")),
        comment="Amounts of the funds of a year that went back to the treasury",
    )
    op.create_table(
        "tech_need",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("chart", sa.String(), nullable=False, comment="Flowchart it follows: A, B"),
        sa.Column("registered_on", sa.Date(), nullable=False, comment="Day of registration"),
        sa.Column("finished_on", sa.Date(), nullable=True, comment="Day it was recorded as finished"),
        sa.Column(
            "outcome",
            sa.String(),
            nullable=True,
            comment="How it ended: met, proposal_rejected, no_memorandum",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("chart IN ('A', 'B')", name=op.f("ck_tech_need_chart")),
        sa.CheckConstraint(
            "outcome IN ('met', 'proposal_rejected', 'no_memorandum')", name=op.f("ck_tech_need_outcome")
        ),
        sa.CheckConstraint(
            "finished_on IS NULL OR finished_on >= registered_on",
            name=op.f("ck_tech_need_finished_on_after_registered_on"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_tech_need_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_tech_need_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tech_need")),
        sa.UniqueConstraint("number", name=op.f("uq_tech_need_number")),
        comment="Technology needs registered in the portal",
    )
    op.create_table(
        "technology_park",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("name_fa", sa.String(), nullable=False, comment="Persian name"),
        sa.Column("name_en", sa.String(), nullable=True, comment="English name"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("operating_on", sa.Date(), nullable=False, comment="Day it came into operation"),
        sa.Column("closed_on", sa.Date(), nullable=True, comment="Day it closed"),
        sa.Column(
            "under_bylaw_1401",
            sa.Boolean(),
            nullable=False,
            comment="Created under articles 18 and 19 of the bylaw of 1401",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "closed_on IS NULL OR closed_on >= operating_on",
            name=op.f("ck_technology_park_closed_on_after_operating_on"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_technology_park_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_technology_park_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_technology_park")),
        sa.UniqueConstraint("province_code", "name_fa", name=op.f("uq_technology_park_province_code")),
        comment="Specialised technology parks",
    )
    op.create_table(
        "thesis",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("degree", sa.String(), nullable=True, comment="Degree: doctorate, master"),
        sa.Column("signed_on", sa.Date(), nullable=False, comment="Day of the contract"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("degree IN ('doctorate', 'master')", name=op.f("ck_thesis_degree")),
        sa.ForeignKeyConstraint(["province_code"], ["province.code"], name=op.f("fk_thesis_province_code")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_thesis_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thesis")),
        sa.UniqueConstraint("number", name=op.f("uq_thesis_number")),
        comment="Contracts on theses about the needs of small industries",
    )
    op.create_table(
        "training_course",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column(
            "type",
            sa.String(),
            nullable=False,
            comment="Type of the course: managerial, skill, entrepreneurship",
        ),
        sa.Column(
            "topic",
            sa.String(),
            nullable=True,
            comment="Topic; the report leaves out the names of the fifteen: topic_01, topic_02, topic_03, topic_04, topic_05, topic_06, topic_07, topic_08, topic_09, topic_10, topic_11, topic_12, topic_13, topic_14, topic_15",
        ),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day it ended"),
        sa.Column("participants", sa.Integer(), nullable=True, comment="Participations"),
        sa.Column(
            "reaction_score",
            sa.Double(),
            nullable=True,
            comment="Mean reaction of the participants, 0 to 100",
        ),
        sa.Column(
            "learning_score",
            sa.Double(),
            nullable=True,
            comment="Mean learning rate of the participants, 0 to 100",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "topic IN ('topic_01', 'topic_02', 'topic_03', 'topic_04', 'topic_05', 'topic_06', 'topic_07', 'topic_08', 'topic_09', 'topic_10', 'topic_11', 'topic_12', 'topic_13', 'topic_14', 'topic_15')",
            name=op.f("ck_training_course_topic"),
        ),
        sa.CheckConstraint(
            "type IN ('managerial', 'skill', 'entrepreneurship')", name=op.f("ck_training_course_type")
        ),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_training_course_participants_not_negative")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_training_course_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_training_course_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_course")),
        sa.UniqueConstraint("number", name=op.f("uq_training_course_number")),
        comment="Training courses for entrepreneurs and staff of industrial units",
    )
    op.create_table(
        "welfare_round",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("given_on", sa.Date(), nullable=False, comment="Day it was given"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_welfare_round_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_welfare_round")),
        sa.UniqueConstraint("number", name=op.f("uq_welfare_round_number")),
        comment="Rounds of goods and welfare aid given to staff",
    )
    op.create_table(
        "capital_scheme_budget",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("capital_scheme_id", sa.Integer(), nullable=False, comment="Scheme"),
        sa.Column("jalali_year", sa.Integer(), nullable=False, comment="Jalali year"),
        sa.Column("agreement_mirr", sa.Double(), nullable=True, comment="Agreement exchanged, million rials"),
        sa.Column("allocation_mirr", sa.Double(), nullable=True, comment="Allocated, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["capital_scheme_id"],
            ["capital_scheme.id"],
            name=op.f("fk_capital_scheme_budget_capital_scheme_id"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_capital_scheme_budget_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capital_scheme_budget")),
        sa.UniqueConstraint(
            "capital_scheme_id", "jalali_year", name=op.f("uq_capital_scheme_budget_capital_scheme_id")
        ),
        comment="Budget of a national scheme for a year: amounts",
    )
    op.create_table(
        "cluster_action_plan",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("cluster_id", sa.Integer(), nullable=False, comment="Cluster"),
        sa.Column("carried_out_on", sa.Date(), nullable=False, comment="Day it was carried out"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["cluster_id"], ["cluster.id"], name=op.f("fk_cluster_action_plan_cluster_id")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_action_plan_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_action_plan")),
        sa.UniqueConstraint("number", name=op.f("uq_cluster_action_plan_number")),
        comment="Support action plans carried out for a cluster whose project is finished",
    )
    op.create_table(
        "cluster_document",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("cluster_id", sa.Integer(), nullable=True, comment="Cluster; empty = about several"),
        sa.Column("kind", sa.String(), nullable=False, comment="What it is: book, magazine, film, other"),
        sa.Column("produced_on", sa.Date(), nullable=False, comment="Day it was produced"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('book', 'magazine', 'film', 'other')", name=op.f("ck_cluster_document_kind")
        ),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_cluster_document_cluster_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_document_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_document")),
        sa.UniqueConstraint("number", name=op.f("uq_cluster_document_number")),
        comment="Documents of the experience of cluster development",
    )
    op.create_table(
        "cluster_network",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("cluster_id", sa.Integer(), nullable=False, comment="Cluster"),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="Form of the network: association, union, cooperative, consortium, informal",
        ),
        sa.Column("formed_on", sa.Date(), nullable=False, comment="Day it was formed"),
        sa.Column("dissolved_on", sa.Date(), nullable=True, comment="Day it was dissolved"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('association', 'union', 'cooperative', 'consortium', 'informal')",
            name=op.f("ck_cluster_network_kind"),
        ),
        sa.CheckConstraint(
            "dissolved_on IS NULL OR dissolved_on >= formed_on",
            name=op.f("ck_cluster_network_dissolved_on_after_formed_on"),
        ),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_cluster_network_cluster_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_network_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_network")),
        sa.UniqueConstraint("number", name=op.f("uq_cluster_network_number")),
        comment="Networks of the enterprises of a cluster",
    )
    op.create_table(
        "cluster_reading",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("cluster_id", sa.Integer(), nullable=False, comment="Cluster"),
        sa.Column("moment", sa.String(), nullable=False, comment="At entry or later: entry, follow_up"),
        sa.Column("read_on", sa.Date(), nullable=False, comment="Day the reading stands for"),
        sa.Column("enterprises", sa.Double(), nullable=True, comment="Enterprises"),
        sa.Column("bdsp", sa.Double(), nullable=True, comment="Business development service providers"),
        sa.Column("bdsp_projects", sa.Double(), nullable=True, comment="Projects done by them so far"),
        sa.Column(
            "joint_activities", sa.Double(), nullable=True, comment="Joint activities of the members so far"
        ),
        sa.Column(
            "organisations", sa.Double(), nullable=True, comment="Institutions and organisations involved"
        ),
        sa.Column("employment", sa.Double(), nullable=True, comment="Persons employed"),
        sa.Column("exports_musd", sa.Double(), nullable=True, comment="Annual exports, million US dollars"),
        sa.Column(
            "sales_mirr",
            sa.Double(),
            nullable=True,
            comment="Annual sales, million rials, in the doubtful unit of the report",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("moment IN ('entry', 'follow_up')", name=op.f("ck_cluster_reading_moment")),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_cluster_reading_cluster_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_reading_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_reading")),
        sa.UniqueConstraint("cluster_id", "read_on", name=op.f("uq_cluster_reading_cluster_id")),
        comment="Measurements of one supported cluster on one day: at entry, before intervention, and later every year",
    )
    op.create_table(
        "cluster_recipient",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("cluster_id", sa.Integer(), nullable=False, comment="Cluster"),
        sa.Column("member", sa.String(), nullable=False, comment="Code of the enterprise or member"),
        sa.Column("served_on", sa.Date(), nullable=False, comment="Day of the service"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_cluster_recipient_cluster_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_recipient_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_recipient")),
        sa.UniqueConstraint(
            "cluster_id", "member", "served_on", name=op.f("uq_cluster_recipient_cluster_id")
        ),
        comment="An enterprise or member that received the cluster service on a day",
    )
    op.create_table(
        "cluster_stage",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("cluster_id", sa.Integer(), nullable=False, comment="Cluster"),
        sa.Column(
            "step",
            sa.String(),
            nullable=False,
            comment="Step of the cluster service: identified, ranked, feasibility, diagnostic_study, action_plan, implementation_year_1, implementation_year_2, implementation_year_3",
        ),
        sa.Column("entered_on", sa.Date(), nullable=False, comment="Day it was entered"),
        sa.Column(
            "left_on",
            sa.Date(),
            nullable=True,
            comment="Day it was completed; the last step completed = the project is finished",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "step IN ('identified', 'ranked', 'feasibility', 'diagnostic_study', 'action_plan', 'implementation_year_1', 'implementation_year_2', 'implementation_year_3')",
            name=op.f("ck_cluster_stage_step"),
        ),
        sa.CheckConstraint(
            "left_on IS NULL OR left_on >= entered_on", name=op.f("ck_cluster_stage_left_on_after_entered_on")
        ),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_cluster_stage_cluster_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_cluster_stage_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_stage")),
        sa.UniqueConstraint("cluster_id", "step", name=op.f("uq_cluster_stage_cluster_id")),
        comment="History of a cluster: each step with the days it was entered and left; one at a time",
    )
    op.create_table(
        "emc_contract",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("emc_id", sa.Integer(), nullable=False, comment="Export management company"),
        sa.Column("signed_on", sa.Date(), nullable=False, comment="Day of signature"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["emc_id"], ["emc.id"], name=op.f("fk_emc_contract_emc_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_emc_contract_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emc_contract")),
        sa.UniqueConstraint("number", name=op.f("uq_emc_contract_number")),
        comment="Contracts of export management companies with small and medium enterprises",
    )
    op.create_table(
        "emc_export",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("emc_id", sa.Integer(), nullable=False, comment="Export management company"),
        sa.Column("exported_on", sa.Date(), nullable=False, comment="Day of the export"),
        sa.Column("value_usd", sa.Double(), nullable=True, comment="Value, US dollars"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("value_usd >= 0", name=op.f("ck_emc_export_value_usd_not_negative")),
        sa.ForeignKeyConstraint(["emc_id"], ["emc.id"], name=op.f("fk_emc_export_emc_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_emc_export_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emc_export")),
        sa.UniqueConstraint("number", name=op.f("uq_emc_export_number")),
        comment="Exports done by export management companies for small and medium enterprises",
    )
    op.create_table(
        "emc_grade",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("emc_id", sa.Integer(), nullable=False, comment="Export management company"),
        sa.Column(
            "grade",
            sa.String(),
            nullable=False,
            comment="Grade: grade_two, grade_three, preliminary_approval",
        ),
        sa.Column("granted_on", sa.Date(), nullable=False, comment="Day it was granted"),
        sa.Column("ended_on", sa.Date(), nullable=True, comment="Day it ended"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "grade IN ('grade_two', 'grade_three', 'preliminary_approval')", name=op.f("ck_emc_grade_grade")
        ),
        sa.ForeignKeyConstraint(["emc_id"], ["emc.id"], name=op.f("fk_emc_grade_emc_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_emc_grade_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emc_grade")),
        sa.UniqueConstraint("emc_id", "grade", "granted_on", name=op.f("uq_emc_grade_emc_id")),
        comment="Grades and preliminary approvals of export management companies",
    )
    op.create_table(
        "exhibition_unit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("exhibition_id", sa.Integer(), nullable=False, comment="Exhibition"),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["exhibition_id"], ["exhibition.id"], name=op.f("fk_exhibition_unit_exhibition_id")
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_exhibition_unit_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_exhibition_unit_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibition_unit")),
        sa.UniqueConstraint("number", name=op.f("uq_exhibition_unit_number")),
        comment="Industrial units supported to attend an exhibition; a row per unit and exhibition",
    )
    op.create_table(
        "giz_manager",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "giz_group_id",
            sa.Integer(),
            nullable=True,
            comment="The group it travelled with; empty = did not travel",
        ),
        sa.Column("registered_on", sa.Date(), nullable=False, comment="Day of registration"),
        sa.Column("attended_on", sa.Date(), nullable=True, comment="Day the course began"),
        sa.Column(
            "jobs_created",
            sa.Integer(),
            nullable=True,
            comment="Jobs created since, as reported by the participant",
        ),
        sa.Column(
            "individual_visits", sa.Integer(), nullable=True, comment="German companies visited individually"
        ),
        sa.Column("contracts_meur", sa.Double(), nullable=True, comment="Contracts concluded, million euros"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "attended_on IS NULL OR attended_on >= registered_on",
            name=op.f("ck_giz_manager_attended_on_after_registered_on"),
        ),
        sa.ForeignKeyConstraint(["giz_group_id"], ["giz_group.id"], name=op.f("fk_giz_manager_giz_group_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_giz_manager_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_giz_manager")),
        sa.UniqueConstraint("number", name=op.f("uq_giz_manager_number")),
        comment="Managers of industrial units who registered for the course in Germany",
    )
    op.create_table(
        "permanent_exhibition_unit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("permanent_exhibition_id", sa.Integer(), nullable=False, comment="Permanent exhibition"),
        sa.Column("joined_on", sa.Date(), nullable=False, comment="Day it joined"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["permanent_exhibition_id"],
            ["permanent_exhibition.id"],
            name=op.f("fk_permanent_exhibition_unit_permanent_exhibition_id"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_permanent_exhibition_unit_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permanent_exhibition_unit")),
        sa.UniqueConstraint("number", name=op.f("uq_permanent_exhibition_unit_number")),
        comment="Industrial units that showed products in a permanent exhibition",
    )
    op.create_table(
        "startup_idea",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("startup_event_id", sa.Integer(), nullable=False, comment="Event it comes from"),
        sa.Column("supported_on", sa.Date(), nullable=False, comment="Day support was decided"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_startup_idea_source_id")),
        sa.ForeignKeyConstraint(
            ["startup_event_id"], ["startup_event.id"], name=op.f("fk_startup_idea_startup_event_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_startup_idea")),
        sa.UniqueConstraint("number", name=op.f("uq_startup_idea_number")),
        comment="Top ideas of start-up events identified and supported",
    )
    op.create_table(
        "tech_need_step",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("tech_need_id", sa.Integer(), nullable=False, comment="Technology need"),
        sa.Column(
            "step",
            sa.String(),
            nullable=False,
            comment="Step: TA-1, TA-2, TA-3, TA-4, TA-5, TA-6, TA-7, TA-8, TA-9, TA-10, TA-11, TA-12, TA-13, TA-14, TA-15, TA-16, TA-17, TA-18, TB-1, TB-2, TB-3, TB-4, TB-5, TB-6, TB-7, TB-8, TB-9, TB-10, TB-11, TB-12, TB-13, TB-14",
        ),
        sa.Column("entered_on", sa.Date(), nullable=False, comment="Day it was entered"),
        sa.Column("left_on", sa.Date(), nullable=True, comment="Day it was left; empty = it is in this step"),
        sa.Column(
            "outcome",
            sa.String(),
            nullable=True,
            comment="Outcome of a review; done for a step that reviews nothing: approved, not_approved, done",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "outcome IN ('approved', 'not_approved', 'done')", name=op.f("ck_tech_need_step_outcome")
        ),
        sa.CheckConstraint(
            "step IN ('TA-1', 'TA-2', 'TA-3', 'TA-4', 'TA-5', 'TA-6', 'TA-7', 'TA-8', 'TA-9', 'TA-10', 'TA-11', 'TA-12', 'TA-13', 'TA-14', 'TA-15', 'TA-16', 'TA-17', 'TA-18', 'TB-1', 'TB-2', 'TB-3', 'TB-4', 'TB-5', 'TB-6', 'TB-7', 'TB-8', 'TB-9', 'TB-10', 'TB-11', 'TB-12', 'TB-13', 'TB-14')",
            name=op.f("ck_tech_need_step_step"),
        ),
        sa.CheckConstraint(
            "left_on IS NULL OR left_on >= entered_on",
            name=op.f("ck_tech_need_step_left_on_after_entered_on"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_tech_need_step_source_id")),
        sa.ForeignKeyConstraint(
            ["tech_need_id"], ["tech_need.id"], name=op.f("fk_tech_need_step_tech_need_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tech_need_step")),
        comment="Steps a need has passed or is in; codes are ours, the flowcharts print none",
    )
    op.create_table(
        "tech_need_subsidy",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("tech_need_id", sa.Integer(), nullable=False, comment="Technology need"),
        sa.Column(
            "receiver", sa.String(), nullable=False, comment="Who receives it: consultant, technologist"
        ),
        sa.Column("approved_on", sa.Date(), nullable=False, comment="Day of the final approval"),
        sa.Column("paid_on", sa.Date(), nullable=True, comment="Day of payment"),
        sa.Column("amount_mirr", sa.Double(), nullable=True, comment="Amount, million rials"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "receiver IN ('consultant', 'technologist')", name=op.f("ck_tech_need_subsidy_receiver")
        ),
        sa.CheckConstraint("amount_mirr >= 0", name=op.f("ck_tech_need_subsidy_amount_mirr_not_negative")),
        sa.CheckConstraint(
            "paid_on IS NULL OR paid_on >= approved_on",
            name=op.f("ck_tech_need_subsidy_paid_on_after_approved_on"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_tech_need_subsidy_source_id")),
        sa.ForeignKeyConstraint(
            ["tech_need_id"], ["tech_need.id"], name=op.f("fk_tech_need_subsidy_tech_need_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tech_need_subsidy")),
        comment="Support subsidies allotted for a need",
    )
    op.create_table(
        "tech_need_survey",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("tech_need_id", sa.Integer(), nullable=False, comment="Technology need"),
        sa.Column("filled_in_on", sa.Date(), nullable=False, comment="Day it was filled in"),
        sa.Column(
            "score", sa.Double(), nullable=True, comment="Score; the scale is not stated, 1 to 5 is assumed"
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_tech_need_survey_source_id")),
        sa.ForeignKeyConstraint(
            ["tech_need_id"], ["tech_need.id"], name=op.f("fk_tech_need_survey_tech_need_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tech_need_survey")),
        comment="Surveys of satisfaction with the consultant, filled in by the provincial expert",
    )
    op.create_table(
        "technology_park_consultant",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("technology_park_id", sa.Integer(), nullable=False, comment="Technology park"),
        sa.Column("joined_on", sa.Date(), nullable=False, comment="Day from which it is based there"),
        sa.Column("left_on", sa.Date(), nullable=True, comment="Day it left"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "left_on IS NULL OR left_on >= joined_on",
            name=op.f("ck_technology_park_consultant_left_on_after_joined_on"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_technology_park_consultant_source_id")
        ),
        sa.ForeignKeyConstraint(
            ["technology_park_id"],
            ["technology_park.id"],
            name=op.f("fk_technology_park_consultant_technology_park_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_technology_park_consultant")),
        sa.UniqueConstraint("number", name=op.f("uq_technology_park_consultant_number")),
        comment="Consultants based in the service centre of a technology park",
    )
    op.create_table(
        "technology_park_project",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("technology_park_id", sa.Integer(), nullable=False, comment="Technology park"),
        sa.Column(
            "effect",
            sa.String(),
            nullable=False,
            comment="Main effect: production_capacity, profitability, restart_of_units, domestic_sales, employment, fuel_use, waste",
        ),
        sa.Column("done_on", sa.Date(), nullable=False, comment="Day it was done"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "effect IN ('production_capacity', 'profitability', 'restart_of_units', 'domestic_sales', 'employment', 'fuel_use', 'waste')",
            name=op.f("ck_technology_park_project_effect"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_technology_park_project_source_id")
        ),
        sa.ForeignKeyConstraint(
            ["technology_park_id"],
            ["technology_park.id"],
            name=op.f("fk_technology_park_project_technology_park_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_technology_park_project")),
        sa.UniqueConstraint("number", name=op.f("uq_technology_park_project_number")),
        comment="Projects done in technology parks, each under its main effect",
    )
    op.create_table(
        "technology_park_unit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("technology_park_id", sa.Integer(), nullable=False, comment="Technology park"),
        sa.Column(
            "kind", sa.String(), nullable=False, comment="What it is: laboratory, rd_unit, production_unit"
        ),
        sa.Column("allocated_on", sa.Date(), nullable=False, comment="Day the land was allocated"),
        sa.Column("operating_on", sa.Date(), nullable=True, comment="Day it came into operation"),
        sa.Column("left_on", sa.Date(), nullable=True, comment="Day it left"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "kind IN ('laboratory', 'rd_unit', 'production_unit')", name=op.f("ck_technology_park_unit_kind")
        ),
        sa.CheckConstraint(
            "operating_on IS NULL OR operating_on >= allocated_on",
            name=op.f("ck_technology_park_unit_operating_on_after_allocated_on"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_technology_park_unit_source_id")),
        sa.ForeignKeyConstraint(
            ["technology_park_id"],
            ["technology_park.id"],
            name=op.f("fk_technology_park_unit_technology_park_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_technology_park_unit")),
        sa.UniqueConstraint("number", name=op.f("uq_technology_park_unit_number")),
        comment="Laboratories, research and production units that have land of a technology park",
    )
    op.create_table(
        "technology_park_workshop",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("technology_park_id", sa.Integer(), nullable=False, comment="Technology park"),
        sa.Column("built_on", sa.Date(), nullable=False, comment="Day it was completed"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_technology_park_workshop_source_id")
        ),
        sa.ForeignKeyConstraint(
            ["technology_park_id"],
            ["technology_park.id"],
            name=op.f("fk_technology_park_workshop_technology_park_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_technology_park_workshop")),
        sa.UniqueConstraint("number", name=op.f("uq_technology_park_workshop_number")),
        comment="Workshop units built under articles 18 and 19 of the bylaw of 1401",
    )
    op.create_table(
        "exhibition_agreement",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column("exhibition_unit_id", sa.Integer(), nullable=False, comment="The attendance it came from"),
        sa.Column("kind", sa.String(), nullable=False, comment="Contract or agreement: contract, memorandum"),
        sa.Column("signed_on", sa.Date(), nullable=False, comment="Day of signature"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint("kind IN ('contract', 'memorandum')", name=op.f("ck_exhibition_agreement_kind")),
        sa.ForeignKeyConstraint(
            ["exhibition_unit_id"],
            ["exhibition_unit.id"],
            name=op.f("fk_exhibition_agreement_exhibition_unit_id"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_exhibition_agreement_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibition_agreement")),
        sa.UniqueConstraint("number", name=op.f("uq_exhibition_agreement_number")),
        comment="Contracts and cooperation agreements concluded by supported units at exhibitions",
    )
    op.create_table(
        "dispute_case",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Key of the row"),
        sa.Column("number", sa.String(), nullable=False, comment="Registration number, unique"),
        sa.Column(
            "contract_id", sa.Integer(), nullable=True, comment="Contract in dispute; empty = not on record"
        ),
        sa.Column("province_code", sa.String(), nullable=False, comment="Province"),
        sa.Column("handled_on", sa.Date(), nullable=False, comment="Day of the session"),
        sa.Column("area_m2", sa.Double(), nullable=True, comment="Area of the contract, square metres"),
        sa.Column(
            "outcome",
            sa.String(),
            nullable=True,
            comment="Outcome; empty = not printed: final_cancellation, time_extension, withdrawal, off_agenda, session_renewed",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Where the row comes from"),
        sa.Column("simulated", sa.Boolean(), nullable=False, comment="The row is generated, not recorded"),
        sa.CheckConstraint(
            "outcome IN ('final_cancellation', 'time_extension', 'withdrawal', 'off_agenda', 'session_renewed')",
            name=op.f("ck_dispute_case_outcome"),
        ),
        sa.CheckConstraint("area_m2 >= 0", name=op.f("ck_dispute_case_area_m2_not_negative")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_dispute_case_contract_id")),
        sa.ForeignKeyConstraint(
            ["province_code"], ["province.code"], name=op.f("fk_dispute_case_province_code")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_dispute_case_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute_case")),
        sa.UniqueConstraint("number", name=op.f("uq_dispute_case_number")),
        comment="Contracts brought before a dispute-settlement or arbitration session",
    )
    op.add_column(
        "plan_target",
        sa.Column(
            "cumulative",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),  # the plans there are hold for one year
            comment="The plan runs from the start of the programme to the end of the year",
        ),
    )
    op.alter_column("plan_target", "cumulative", server_default=None)
