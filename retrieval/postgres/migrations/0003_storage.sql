-- +goose Up

-- Bulk loads spent a third of the server's time on compressing (pglz), for
-- values that are read and written far more often than they are kept. An
-- entry's JSON stays in its row as it is, like the vectors. The snapshot and the
-- head are compressed by lz4, some ten times as fast, where the server was
-- built with it. ANALYZE sorts samples of vectors for statistics that no plan
-- uses. Rows that are there keep their form until they are replaced.

-- +goose StatementBegin
DO $$
DECLARE statement text;
BEGIN
    FOREACH statement IN ARRAY ARRAY[
        'ALTER TABLE kehoach.bodies ALTER snapshot SET COMPRESSION lz4, ALTER head SET COMPRESSION lz4',
        'ALTER TABLE kehoach.entries SET (toast_tuple_target = 8160)',
        'ALTER TABLE kehoach.entries ALTER data SET STORAGE EXTERNAL',
        'ALTER TABLE kehoach.entries ALTER data SET STATISTICS 0',
        'ALTER TABLE kehoach.vectors ALTER own SET STATISTICS 0, ALTER whole SET STATISTICS 0'
    ] LOOP
        BEGIN
            EXECUTE statement;
        EXCEPTION WHEN feature_not_supported OR invalid_parameter_value THEN
            NULL; -- a server without lz4, or tables that Citus has distributed: it only costs time
        END;
    END LOOP;
END
$$;
-- +goose StatementEnd

-- +goose Down
ALTER TABLE kehoach.bodies ALTER snapshot SET COMPRESSION DEFAULT, ALTER head SET COMPRESSION DEFAULT;
ALTER TABLE kehoach.entries RESET (toast_tuple_target);
ALTER TABLE kehoach.entries ALTER data SET STORAGE EXTENDED, ALTER data SET STATISTICS -1;
ALTER TABLE kehoach.vectors ALTER own SET STATISTICS -1, ALTER whole SET STATISTICS -1;
