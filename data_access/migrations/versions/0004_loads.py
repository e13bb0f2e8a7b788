"""What was loaded when, by whom and why; rows as they were before; figures that were published."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table('load',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False, comment='Key of the load; later ones are higher'),
    sa.Column('at', sa.DateTime(), nullable=False, comment='When it was taken over, UTC'),
    sa.Column('who', sa.String(), nullable=False, comment="Name under which the loader was signed in, or of the operating system's user"),
    sa.Column('kind', sa.String(), nullable=False, comment='What was loaded: import, event_log, correction, booklet, demo'),
    sa.Column('file_name', sa.String(), nullable=True, comment='Name of the file or files'),
    sa.Column('file_hash', sa.String(), nullable=True, comment='SHA-256 of the content, by which the same file is known again'),
    sa.Column('rows', sa.Integer(), nullable=False, comment='Rows in the files'),
    sa.Column('reason', sa.String(), nullable=True, comment="Why figures were corrected, in the loader's words"),
    sa.Column('source', sa.Integer(), nullable=False, comment='The source that the rows it added or changed carry'),
    sa.CheckConstraint("kind IN ('import', 'event_log', 'correction', 'booklet', 'demo')", name=op.f('ck_load_kind')),
    sa.CheckConstraint('rows >= 0', name=op.f('ck_load_rows_not_negative')),
    sa.ForeignKeyConstraint(['source'], ['source.id'], name=op.f('fk_load_source')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_load')),
    sa.UniqueConstraint('source', name=op.f('uq_load_source')),
    comment='Loads taken over, one after the other'
    )
    op.create_table('load_entity',
    sa.Column('load_id', sa.Integer(), nullable=False, comment='Load'),
    sa.Column('entity', sa.String(), nullable=False, comment='Name of a table of this database'),
    sa.Column('added', sa.Integer(), nullable=False, comment='Rows that were new'),
    sa.Column('changed', sa.Integer(), nullable=False, comment='Rows of which something else is known now'),
    sa.Column('removed', sa.Integer(), nullable=False, comment='Rows that are not there any more'),
    sa.CheckConstraint('added >= 0', name=op.f('ck_load_entity_added_not_negative')),
    sa.CheckConstraint('changed >= 0', name=op.f('ck_load_entity_changed_not_negative')),
    sa.CheckConstraint('removed >= 0', name=op.f('ck_load_entity_removed_not_negative')),
    sa.ForeignKeyConstraint(['load_id'], ['load.id'], name=op.f('fk_load_entity_load_id')),
    sa.PrimaryKeyConstraint('load_id', 'entity', name=op.f('pk_load_entity')),
    comment='What a load did to the rows of a table'
    )
    op.create_table('published_figure',
    sa.Column('load_id', sa.Integer(), nullable=False, comment='Load of the booklet it stands in'),
    sa.Column('indicator_code', sa.String(), nullable=False, comment='Code of the indicator'),
    sa.Column('province_code', sa.String(), nullable=True, comment='Province; empty = the country'),
    sa.Column('jalali_year', sa.Integer(), nullable=False, comment='Jalali year'),
    sa.Column('quarter', sa.Integer(), nullable=True, comment='Quarter of the year; empty = the whole year'),
    sa.Column('cumulative', sa.Boolean(), nullable=False, comment='What happens is counted from the start of the year to the end of the quarter'),
    sa.Column('value', sa.Double(), nullable=True, comment="Figure as printed, in the indicator's unit; empty = printed as unknown"),
    sa.Column('printed', sa.String(), nullable=True, comment='The same as text: its decimals say how far it was rounded'),
    sa.Column('label', sa.String(), nullable=True, comment='How the booklet calls it'),
    sa.CheckConstraint('jalali_year BETWEEN 1300 AND 1450', name=op.f('ck_published_figure_jalali_year')),
    sa.CheckConstraint('quarter BETWEEN 1 AND 4', name=op.f('ck_published_figure_quarter')),
    sa.ForeignKeyConstraint(['load_id'], ['load.id'], name=op.f('fk_published_figure_load_id')),
    sa.ForeignKeyConstraint(['province_code'], ['province.code'], name=op.f('fk_published_figure_province_code')),
    comment='Figures that the organisation published, against which ours are reconciled'
    )
    op.create_index('ix_published_figure_indicator', 'published_figure', ['indicator_code'], unique=False)
    op.create_table('row_change',
    sa.Column('load_id', sa.Integer(), nullable=False, comment='Load that changed or removed the row'),
    sa.Column('entity', sa.String(), nullable=False, comment='Name of a table of this database'),
    sa.Column('row_id', sa.String(), nullable=False, comment='Key of the row, as text'),
    sa.Column('before', sa.String(), nullable=True, comment='The whole row as it was, as JSON; empty = there was none (only where rows name no source)'),
    sa.ForeignKeyConstraint(['load_id'], ['load.id'], name=op.f('fk_row_change_load_id')),
    sa.PrimaryKeyConstraint('load_id', 'entity', 'row_id', name=op.f('pk_row_change')),
    comment='Rows as they were before a load changed or removed them'
    )
    op.create_index('ix_row_change_row', 'row_change', ['entity', 'row_id'], unique=False)
