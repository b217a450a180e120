-- +goose Up

-- What people report of the progress of entries, in the order in which it
-- came. Rows are only ever added, and stay when the plan is stored again; they
-- go when the plan is removed. agency is the key of the body that reports.
CREATE TABLE kehoach.progress (
    tenant      text COLLATE "C" NOT NULL,
    plan_id     text COLLATE "C" NOT NULL,
    seq         integer NOT NULL,
    entry_id    text COLLATE "C" NOT NULL,
    agency      text COLLATE "C" NOT NULL,
    done        integer NOT NULL CHECK (done BETWEEN 0 AND 100),
    note        text NOT NULL,
    doc         text NOT NULL,
    reporter    text NOT NULL,
    reported_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, plan_id, seq)
);

-- The same lock as on the other tables; see 0002_row_security.sql.
ALTER TABLE kehoach.progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE kehoach.progress FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON kehoach.progress
    USING (tenant = (SELECT current_setting('kehoach.tenant', true)));
CREATE POLICY read_all ON kehoach.progress FOR SELECT
    USING ((SELECT current_setting('kehoach.scope', true)) IN ('read', 'write'));
CREATE POLICY write_all ON kehoach.progress
    USING ((SELECT current_setting('kehoach.scope', true)) = 'write');

-- Roles that were given the other tables before keep working: they may add to
-- the history and remove it with its plan, but not change it.
-- +goose StatementBegin
DO $$
DECLARE grantee regrole;
BEGIN
    FOR grantee IN
        SELECT DISTINCT a.grantee::regrole FROM pg_class c, aclexplode(c.relacl) a
        WHERE c.oid = 'kehoach.plans'::regclass AND a.privilege_type = 'INSERT'
            AND a.grantee NOT IN (0, c.relowner)
    LOOP
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON kehoach.progress TO %s', grantee);
    END LOOP;
END
$$;
-- +goose StatementEnd

-- +goose Down
DROP TABLE kehoach.progress;
