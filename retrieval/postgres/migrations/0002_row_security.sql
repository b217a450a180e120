-- +goose Up

-- A second lock behind the tenant that every statement names: a statement
-- sees the rows of the tenant that its transaction has declared, whatever it
-- forgot to ask for. It binds the owner of the tables too; superusers and
-- roles with BYPASSRLS it does not bind. A transaction that has to reach
-- several tenants says so: 'read' to search all of them, 'write' to take in
-- many plans. The sub-selects are evaluated once a statement, not once a row.

-- +goose StatementBegin
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['plans', 'bodies', 'words', 'entries', 'agencies', 'vectors'] LOOP
        EXECUTE format('ALTER TABLE kehoach.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE kehoach.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY own_rows ON kehoach.%I
            USING (tenant = (SELECT current_setting(''kehoach.tenant'', true)))', name);
        EXECUTE format('CREATE POLICY read_all ON kehoach.%I FOR SELECT
            USING ((SELECT current_setting(''kehoach.scope'', true)) IN (''read'', ''write''))', name);
        EXECUTE format('CREATE POLICY write_all ON kehoach.%I
            USING ((SELECT current_setting(''kehoach.scope'', true)) = ''write'')', name);
    END LOOP;
END
$$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['plans', 'bodies', 'words', 'entries', 'agencies', 'vectors'] LOOP
        EXECUTE format('DROP POLICY own_rows ON kehoach.%I', name);
        EXECUTE format('DROP POLICY read_all ON kehoach.%I', name);
        EXECUTE format('DROP POLICY write_all ON kehoach.%I', name);
        EXECUTE format('ALTER TABLE kehoach.%I NO FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE kehoach.%I DISABLE ROW LEVEL SECURITY', name);
    END LOOP;
END
$$;
-- +goose StatementEnd
