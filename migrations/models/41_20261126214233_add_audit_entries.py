"""The audit log, and the triggers that write it: see app/domain/audit.

Each trigger takes a lock that writers of its table wait for, as long as all of this takes: some milliseconds. The
version before goes on beside it; of what that changes, the log knows everything but who it was.
"""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# Who is acting: see app/postgres/acting.py.
ACTOR = """
CREATE OR REPLACE FUNCTION audit_actor() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('leadcall.actor', true), ''), 'system')
$$;
CREATE OR REPLACE FUNCTION audit_note(
    agency uuid, customer uuid, kind text, what text, subject text, was jsonb, became jsonb, note text
) RETURNS void LANGUAGE sql AS $$
    INSERT INTO audit_entries (at, agency_id, customer_id, actor, name, kind, what, subject, was, became, note)
    SELECT now(), agency, customer, left(split_part(audit_actor(), ':', 1), 10),
           left(CASE WHEN audit_actor() LIKE 'person:%' THEN substr(audit_actor(), 8) ELSE '' END, 200),
           kind, left(what, 100), left(coalesce(subject, ''), 300),
           nullif(was, 'null'::jsonb), nullif(became, 'null'::jsonb), left(nullif(note, ''), 300)
    -- What goes together with that to which it belonged is told with it: it is nobody's any more.
    WHERE agency IS NOT NULL
$$;
"""
# Whose a row is, and what it is called.
SCOPE = """
CREATE OR REPLACE FUNCTION audit_scope(source text, one jsonb, OUT agency uuid, OUT customer uuid, OUT subject text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    CASE source
    WHEN 'agencies' THEN
        agency := (one ->> 'id')::uuid; subject := one ->> 'name';
    WHEN 'customers' THEN
        agency := (one ->> 'agency_id')::uuid; customer := (one ->> 'id')::uuid; subject := one ->> 'name';
    WHEN 'installations' THEN
        agency := (one ->> 'agency_id')::uuid; customer := (one ->> 'customer_id')::uuid;
        subject := one ->> 'location_id';
    WHEN 'workspaces' THEN
        agency := (one ->> 'agency_id')::uuid; subject := one ->> 'name';
    WHEN 'forward_addresses' THEN
        SELECT w.agency_id, w.name INTO agency, subject FROM workspaces w WHERE w.id = (one ->> 'workspace_id')::uuid;
    WHEN 'phone_numbers' THEN
        SELECT w.agency_id INTO agency FROM workspaces w WHERE w.id = (one ->> 'workspace_id')::uuid;
        customer := (one ->> 'customer_id')::uuid; subject := one ->> 'e164';
    WHEN 'campaigns', 'allowances', 'ledger_entries' THEN
        SELECT c.agency_id, c.id, c.name INTO agency, customer, subject
        FROM customers c WHERE c.id = (one ->> 'customer_id')::uuid;
        subject := coalesce(one ->> 'name', subject);
    ELSE -- of a number: agent_assignments, api_keys, inbound_webhooks, webhook_endpoints
        SELECT w.agency_id, n.customer_id, n.e164 INTO agency, customer, subject
        FROM phone_numbers n JOIN workspaces w ON w.id = n.workspace_id WHERE n.id = (one ->> 'number_id')::uuid;
        IF source = 'api_keys' THEN
            subject := subject || ', owk_…' || (one ->> 'last4');
        END IF;
    END CASE;
END $$;
"""
# What stands in the log for a row as a whole.
LABEL = """
CREATE OR REPLACE FUNCTION audit_label(source text, one jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE source
        WHEN 'ledger_entries' THEN one -> 'amount'
        WHEN 'allowances' THEN one -> 'amount'
        WHEN 'api_keys' THEN to_jsonb('owk_…' || (one ->> 'last4'))
        WHEN 'agent_assignments' THEN to_jsonb(coalesce(nullif(one ->> 'agent_name', ''), one ->> 'agent_id'))
        WHEN 'phone_numbers' THEN one -> 'e164'
        WHEN 'installations' THEN one -> 'location_id'
        WHEN 'webhook_endpoints' THEN one -> 'url'
        WHEN 'forward_addresses' THEN one -> 'url'
        ELSE one -> 'name'
    END
$$;
"""
# Its arguments are what the change is about, and the columns: `*` before one holds a secret, `{` an object whose keys
# are told apart. Without columns it is the row that came or went.
CHANGE = """
CREATE OR REPLACE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    became jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    mine record := audit_scope(TG_TABLE_NAME, coalesce(became, was));
    theirs record := mine;
    named text;
    member text;
    a jsonb;
    b jsonb;
    why text := coalesce(became ->> 'reason', '');
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM audit_note(mine.agency, mine.customer, TG_ARGV[0],
            TG_TABLE_NAME || '.' || coalesce(became ->> 'verb', 'added'), mine.subject,
            NULL, audit_label(TG_TABLE_NAME, became), why);
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM audit_note(mine.agency, mine.customer, TG_ARGV[0], TG_TABLE_NAME || '.removed', mine.subject,
            audit_label(TG_TABLE_NAME, was), NULL, NULL);
        RETURN NULL;
    END IF;
    FOR i IN 1 .. TG_NARGS - 1 LOOP
        named := ltrim(TG_ARGV[i], '*{');
        a := nullif(was -> named, 'null'::jsonb);
        b := nullif(became -> named, 'null'::jsonb);
        CONTINUE WHEN a IS NOT DISTINCT FROM b;
        IF TG_ARGV[i] LIKE '*%' THEN
            CONTINUE WHEN audit_actor() = 'resealing';
            PERFORM audit_note(mine.agency, mine.customer, TG_ARGV[0], TG_TABLE_NAME || '.' || named, mine.subject,
                to_jsonb(a IS NOT NULL), to_jsonb(b IS NOT NULL), NULL);
        ELSIF TG_ARGV[i] LIKE '{%' THEN
            FOR member IN SELECT jsonb_object_keys(coalesce(a, '{}') || coalesce(b, '{}')) ORDER BY 1 LOOP
                CONTINUE WHEN a -> member IS NOT DISTINCT FROM b -> member;
                PERFORM audit_note(mine.agency, mine.customer, TG_ARGV[0],
                    TG_TABLE_NAME || '.' || named || '.' || member, mine.subject, a -> member, b -> member, NULL);
            END LOOP;
        ELSIF TG_TABLE_NAME = 'installations' AND named = 'customer_id' THEN
            -- It went to another agency, where neither learns of the other.
            theirs := audit_scope(TG_TABLE_NAME, was);
            PERFORM audit_note(theirs.agency, theirs.customer, TG_ARGV[0], 'installations.removed', theirs.subject,
                audit_label(TG_TABLE_NAME, was), NULL, NULL);
            PERFORM audit_note(mine.agency, mine.customer, TG_ARGV[0], 'installations.added', mine.subject,
                NULL, audit_label(TG_TABLE_NAME, became), NULL);
        ELSIF named = 'customer_id' THEN
            -- Each of the two customers learns of itself only.
            theirs := audit_scope(TG_TABLE_NAME, was);
            IF a IS NOT NULL THEN
                PERFORM audit_note(theirs.agency, theirs.customer, TG_ARGV[0], TG_TABLE_NAME || '.customer_id',
                    theirs.subject, (SELECT to_jsonb(name) FROM customers WHERE id = theirs.customer), NULL, NULL);
            END IF;
            IF b IS NOT NULL THEN
                PERFORM audit_note(mine.agency, mine.customer, TG_ARGV[0], TG_TABLE_NAME || '.customer_id',
                    mine.subject, NULL, (SELECT to_jsonb(name) FROM customers WHERE id = mine.customer), NULL);
            END IF;
        ELSE
            IF named = 'agent_id' THEN
                a := audit_label(TG_TABLE_NAME, was);
                b := audit_label(TG_TABLE_NAME, became);
            END IF;
            PERFORM audit_note(mine.agency, mine.customer, TG_ARGV[0], TG_TABLE_NAME || '.' || named, mine.subject,
                a, b, CASE WHEN named = 'rests_until' THEN became ->> 'rests_why' END);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
"""
# A pause is told with its reason; that dialing goes on is told by the switch itself.
PAUSE = """
CREATE OR REPLACE FUNCTION audit_pause() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    mine record;
    one jsonb;
    source text := CASE NEW.level WHEN 'agency' THEN 'agencies' WHEN 'customer' THEN 'customers'
                   WHEN 'number' THEN 'phone_numbers' ELSE 'agent_assignments' END;
    stopped boolean := NEW.level <> 'outbound';
    again boolean := EXISTS (SELECT FROM pauses p WHERE p.subject_id = NEW.subject_id AND p.level = NEW.level
                             AND p.resumed_at IS NULL AND p.id <> NEW.id);
BEGIN
    CASE NEW.level
    WHEN 'agency' THEN SELECT to_jsonb(t) INTO one FROM agencies t WHERE t.id = NEW.subject_id;
    WHEN 'customer' THEN SELECT to_jsonb(t) INTO one FROM customers t WHERE t.id = NEW.subject_id;
    WHEN 'number' THEN SELECT to_jsonb(t) INTO one FROM phone_numbers t WHERE t.id = NEW.subject_id;
    ELSE SELECT to_jsonb(t) INTO one FROM agent_assignments t WHERE t.number_id = NEW.subject_id;
    END CASE;
    mine := audit_scope(source, one);
    IF mine.agency IS NOT NULL THEN
        PERFORM audit_note(mine.agency, mine.customer, 'pauses',
            source || CASE WHEN stopped THEN '.paused' ELSE '.outbound' END, mine.subject,
            to_jsonb(stopped = again), to_jsonb(stopped), NEW.why);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER audit_pauses AFTER INSERT ON pauses FOR EACH ROW EXECUTE FUNCTION audit_pause();
CREATE TRIGGER audit_resumed AFTER UPDATE OF paused ON agencies
    FOR EACH ROW WHEN (OLD.paused AND NOT NEW.paused) EXECUTE FUNCTION audit_change('pauses', 'paused');
CREATE TRIGGER audit_resumed AFTER UPDATE OF paused ON customers
    FOR EACH ROW WHEN (OLD.paused AND NOT NEW.paused) EXECUTE FUNCTION audit_change('pauses', 'paused');
CREATE TRIGGER audit_resumed AFTER UPDATE OF paused ON phone_numbers
    FOR EACH ROW WHEN (OLD.paused AND NOT NEW.paused) EXECUTE FUNCTION audit_change('pauses', 'paused');
CREATE TRIGGER audit_resumed AFTER UPDATE OF outbound ON agent_assignments
    FOR EACH ROW WHEN (NEW.outbound AND NOT OLD.outbound) EXECUTE FUNCTION audit_change('pauses', 'outbound');
"""
# Many numbers at once are one entry. Of a single one it has the last four digits: the rest may have to be forgotten.
LIST = """
CREATE OR REPLACE FUNCTION audit_list() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one record;
    label jsonb;
BEGIN
    FOR one IN
        SELECT agency_id, customer_id, count(*) AS numbers, min(e164) AS e164 FROM changed
        WHERE source IN ('person', 'import') OR (TG_OP = 'DELETE' AND audit_actor() LIKE 'person:%')
        GROUP BY agency_id, customer_id
    LOOP
        label := CASE WHEN one.numbers = 1 THEN to_jsonb('…' || right(one.e164, 4)) ELSE to_jsonb(one.numbers) END;
        PERFORM audit_note(one.agency_id, one.customer_id, 'do_not_call',
            'do_not_call_entries.' || CASE WHEN TG_OP = 'DELETE' THEN 'removed' ELSE 'added' END, '',
            CASE WHEN TG_OP = 'DELETE' THEN label END, CASE WHEN TG_OP = 'INSERT' THEN label END, NULL);
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER audit_listed AFTER INSERT ON do_not_call_entries
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION audit_list();
CREATE TRIGGER audit_taken_off AFTER DELETE ON do_not_call_entries
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION audit_list();
CREATE OR REPLACE FUNCTION audit_list_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_note(NEW.agency_id, NEW.customer_id, 'do_not_call', 'do_not_call_entries.added', '',
        NULL, to_jsonb('…' || right(NEW.e164, 4)), NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER audit_listed_again AFTER UPDATE OF source ON do_not_call_entries
    FOR EACH ROW WHEN (OLD.source = 'crm' AND NEW.source IN ('person', 'import')) EXECUTE FUNCTION audit_list_again();
"""
# Append-only; retention is the one way out, after three years (trail.KEPT).
KEPT = """
CREATE OR REPLACE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.at < now() - interval '1095 days' THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit log can only be added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entries_are_kept BEFORE UPDATE OR DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION audit_keep();
CREATE TRIGGER audit_entries_are_not_emptied BEFORE TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_keep();
"""

# Table, what it is about, and the columns whose changes are written down.
WATCHED = (
    ("agencies", "settings", "onboards_customers late_minutes rest_days transcripts_days recordings_days events_days"),
    ("agencies", "settings", "alert_email dnd_stops_calls name whitelabel_domain"),
    ("agencies", "rules", "countries"),
    ("agencies", "webhooks", "alarm_url *sealed_alarm_secret"),
    ("agencies", "connections", "*sealed_knotie_key"),
    ("customers", "credits", "price_per_minute increment_seconds minimum_seconds credit_microcents own_credits"),
    ("customers", "credits", "low_credits alert_email"),
    ("customers", "rules", "country calls_per_minute calls_per_day spend_per_day {policy"),
    ("customers", "customers", "email knotie_id without_crm"),
    ("installations", "rules", "{write_back"),
    ("installations", "connections", "status customer_id"),
    ("workspaces", "connections", "name *sealed_api_key status reserve_inbound calls_per_second"),
    ("workspaces", "rules", "countries"),
    ("phone_numbers", "numbers", "customer_id rests_until ramp_by ramp_to calls_per_minute"),
    ("agent_assignments", "numbers", "agent_id agent_version collects_by_hand"),
    ("api_keys", "keys", "revoked_at expires_at networks"),
    ("inbound_webhooks", "numbers", "wanted"),
    ("webhook_endpoints", "webhooks", "url *sealed_secret"),
    ("forward_addresses", "webhooks", "url"),
    ("campaigns", "campaigns", "status name number_ids agent_id hours attempts minutes_between per_minute "
     "max_age_days starts_at ends_at tag stays_open"),
    ("allowances", "credits", "amount reason carry_over ended_at"),
)  # fmt: skip
# What is written down only sometimes: a cap that grows by itself each day is a rule at work, not a change of one.
SOMETIMES = (
    ("phone_numbers", "numbers", "calls_per_day",
     "NEW.ramped_on IS NOT DISTINCT FROM OLD.ramped_on OR audit_actor() <> 'system'"),
    ("agent_assignments", "numbers", "collects", "NEW.collects_by_hand"),
)  # fmt: skip
# Rows that come and go.
COME = {
    "installations": ("connections", "true"),
    "customers": ("customers", "NEW.without_crm AND NEW.id <> NEW.agency_id"),
    "workspaces": ("connections", "true"),
    "phone_numbers": ("numbers", "true"),
    "agent_assignments": ("numbers", "true"),
    "api_keys": ("keys", "true"),
    "webhook_endpoints": ("webhooks", "true"),
    "forward_addresses": ("webhooks", "true"),
    "campaigns": ("campaigns", "true"),
    "allowances": ("credits", "true"),
    # What a call costs is no change that somebody has made.
    "ledger_entries": ("credits", "NEW.verb IN ('grant', 'adjust') AND NEW.attempt_id IS NULL"),
}
GO = ("installations", "customers", "workspaces", "phone_numbers", "agent_assignments", "api_keys",
      "webhook_endpoints", "forward_addresses", "campaigns", "allowances")  # fmt: skip


def _triggers() -> str:
    lines = [
        _trigger(f"audit_{number}", table, kind, columns.split(), "true")
        for number, (table, kind, columns) in enumerate(WATCHED)
    ]
    lines += [
        _trigger(f"audit_s{number}", table, kind, columns.split(), when)
        for number, (table, kind, columns, when) in enumerate(SOMETIMES)
    ]
    for table, (kind, when) in COME.items():
        lines.append(
            f"CREATE TRIGGER audit_added AFTER INSERT ON {table} "
            f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION audit_change('{kind}');"
        )
    for table in GO:
        kind = COME[table][0]
        lines.append(
            f"CREATE TRIGGER audit_removed AFTER DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION audit_change('{kind}');"
        )
    return "\n".join(lines)


def _trigger(name: str, table: str, kind: str, columns: list[str], when: str) -> str:
    names = ", ".join(column.lstrip("*{") for column in columns)
    arguments = ", ".join(f"'{argument}'" for argument in (kind, *columns))
    return (
        f"CREATE TRIGGER {name} AFTER UPDATE OF {names} ON {table} "
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION audit_change({arguments});"
    )


async def upgrade(db: BaseDBAsyncClient) -> str:
    return (
        """
        CREATE TABLE IF NOT EXISTS "audit_entries" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL,
    "customer_id" UUID,
    "actor" VARCHAR(10) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "what" VARCHAR(100) NOT NULL,
    "subject" VARCHAR(300) NOT NULL,
    "was" JSONB,
    "became" JSONB,
    "note" VARCHAR(300)
);
CREATE INDEX IF NOT EXISTS "idx_audit_entri_agency__fe1192" ON "audit_entries" ("agency_id", "at", "id");
CREATE INDEX IF NOT EXISTS "idx_audit_entri_custome_ada526" ON "audit_entries" ("customer_id", "at", "id");
CREATE INDEX IF NOT EXISTS "idx_audit_entri_at_55c728" ON "audit_entries" ("at");
COMMENT ON COLUMN "audit_entries"."kind" IS 'CREDITS: credits\nRULES: rules\nPAUSES: pauses\nKEYS: keys\nNUMBERS: numbers\nDO_NOT_CALL: do_not_call\nCAMPAIGNS: campaigns\nCUSTOMERS: customers\nCONNECTIONS: connections\nWEBHOOKS: webhooks\nSETTINGS: settings\nPRIVACY: privacy';
COMMENT ON TABLE "audit_entries" IS 'One change of one field, or of a row that came or went.';
"""
        + ACTOR
        + SCOPE
        + LABEL
        + CHANGE
        + PAUSE
        + LIST
        + KEPT
        + _triggers()
    )


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
DROP FUNCTION IF EXISTS audit_change(), audit_pause(), audit_list(), audit_list_again() CASCADE;
DROP TABLE IF EXISTS "audit_entries";
DROP FUNCTION IF EXISTS audit_keep(), audit_scope(text, jsonb), audit_label(text, jsonb),
    audit_note(uuid, uuid, text, text, text, jsonb, jsonb, text), audit_actor();"""


MODELS_STATE = (
    "eJztfWt320aT5l/poy+2zjKKZStOVtqdc2hZSbSRJa8sjydjvYcAiZaIVyDAAUDTnHfz37"
    "equnG/CM0riHQ+xCLQ1d2ovlVVVz31r4OJZ3EnOOrPLDu8cEN/cXDK/nXgmhMOf5S87bED"
    "czpN3uGD0Bw6VNzEcgMOBW1Ob8xhEPrmKISXD6YTcHhk8WDk29PQ9lwkuXE5G41N95Ez74"
    "F58OvB5o7VY56PD0zme3MWjs2QjaBP+HQO9R9h5ZY3gtpt93GFeu7de9eYw2OD2QEz6EuO"
    "Rp4zm7gG0cpHpmVxy2Cma0VPfD7xvsGzM2YEs+E/+UhUgXUxO2RzM5D9saD9HoOfJnNnky"
    "GH/vj3LvyAfhwxA/8hSuocdXXK/cBze9Qan0zDBXuAnvBv3F8wLxxDDQbw1PMN9jLgnMHf"
    "wISj6eLwiH2xw7E3C6GS0SwIvQmUhc5Q7RwafeTuaPEiYN7cxaa9MGqaM5+b0KjoBXb+0f"
    "7GXeLzzLX/a8YHoffIsXHg9td/wGPbtfh3GGb4+fVA1DywLRr1EP8Pf0OxrwdRR0pfwq9/"
    "YGXTpwGNV2b2CQJ6PggXU3r2zn68dMNfqSzOgeFAjFZSfroAFrgxge1Sg9A/7pshxxZCf4"
    "Yz0Z05jpy50eQUn5oUEd+YorH4gzlzcD4jtehA8uxgMLi+uRt8urgbDA4Kcz2iSE1b+Wjk"
    "ubhOoKsBMeARu/DD/3z9+s2bn1+/evP2l59Ofv75p19e/QJlqb/FVz//JTqTcEtURTy7/O"
    "3y+g475MFiFEsVH/xFNGZoCioayoT7YqCy3H8PHAztCS/nv6DI8d+SJEfRH/nRiHhfNxzR"
    "g2Q8ku1kCwNSw9u7yw8Xn+76Hz5i9ZMg+C+H+NS/u8A3r+npIvf05dvD7GDElbAvl3e/M/"
    "zJ/vPm+oLY6QXho08tJuXu/vMA+2TOQm/gevMBbE8pnkSPo0dQNDWs6ZWaHd3Pny/fV4xs"
    "mig3wLOZbR0habcG9vz3/u3LN2Kk0mNAX/pXhqW5Ha4pU3NkK7BVbk7d4iodcUV+no9Nv2"
    "KSRgQ5TkLX9nBqHkzM7wOHu4/hGH4ev6ph6r/3b4mvx69y+8q1fPOaXmXZS/8qcDcq30Hm"
    "vn7VhLtQqpK99C7L3yf4tHL+XoAYSDy+hD6Z7ogXeB3RtpnXB+e3F+8v7z6dspHPQewP7t"
    "3bz1cX8NufORx+fex//oQ/p+YswN9/XPwJv574Av6+/vzh3cXtp1MpEcOT9zfU2Hn/6uqU"
    "WXh8hYOR6Tj37jmcd/3L366xJXMyNe1HF8qff/50d/OB6oj2UXx6c319cX53eUOlPdcFsR"
    "y6C2++XLz7/ebmD3g858Ox5z3BM/iyu8vr3+BZwEOUobHXt5f/3j//E7rt29/M0SKvaDSb"
    "T42mU81syk8m1CpUFmtUvs0TaOmdsNlWWLcXFvgrNTgVFqdIOsjlN424/KaGy2+KXAa1ss"
    "jh//Pp5rpiEovieX3CHoXs/zHHDgp63V5LRsiHjA4RsfLlh/5/5Ll8fnXzLi9CYQXvchwf"
    "8lHpMV/N9IRC8315vqNlRUm4kuWX2klaxusNbSRoJXp4Slkq8MHQHD3NTd8aFN54r72qss"
    "VXk9eT/BMTjWWW/Ej8gsgUSprwQZmRVLzp1RpIsYySbVRo3mfMGHkg+7iog5PJDgQu5k1N"
    "GHFmW8x2yYZ3fvuhxwwSuKAUSEXTgIEMhVZFLG/ZpoOWwlLj6SYaIuuq5w49YHswiOU045"
    "SZDM7PH8zRyJu5oTA6/gGLwOYg+/GAwZ/syfXmZJw0n7grG/bRYko0aGE22MvLTzc9KO1y"
    "qNJdHN67jj3BHsyxLJo+UYYMgMhyrQH1k6RK7ELgibYs7wdo7gcLNraZP2SeCzUJKyvab1"
    "3uCCurxUd2AANDdlYyGtshhyXInYHlTWD2S/MvtossEvxkwdibBxHP2AyWpC9YOnfZ0Ddd"
    "C/gohn3IrQHaoaEKaYZF+y+WxYl2786pZlrrho2ag+NICln7C2jHnvBoEBwzCJksCAwwHe"
    "6HAw49dYTN13Ms0VYAgxKOYbyYy7mVNxWbYchdnJHCHg1cQ0O56Zj+ZDDzHaPH5nY4xgEF"
    "wdwEFnJplcYSwY9S2kaunUEhh5tWZGOmTnruI3AEnuBUcWCTG0xsdxbi4Nr4DSGMeD8ynB"
    "PhlHtTB+p3A+AILB0fKg3IfA4c5Q+ej7bsAOpGo7mBfw4sc4GT5RWsZrSi90Deh08Uw/bj"
    "mJtOOEbbeWT6Dkwx002aPdiPJz4NRX2wZF2xSANRbU+MtmX52AvJe5+PPN9Clj6gsd+If8"
    "dEyEu6K0Dqb5494qBxeN9snB8+n3o+bPeiReixGzV27xJvfS7HhCZjMxu9kpW92mi1fhPg"
    "86b2g//1MHNJkWPUEv7v5N8Oti8rPGu9qramJ7uqilyQpVqPnrHbq42McPD2pIFs8PakUj"
    "TAV9qqtU2rljjyS67lPA+2drecyQlRjs1DoNoUn+Mn290i3t3cXGXUiXeXuZs3Yft6eUxs"
    "h0IgRhykLuQSXhcFJ0W+l1egx0BhDGJZs8j6vu+bi6ptO0WV43dDBXopfqcOyuHMdkKQ/o"
    "6wvV2clXcX/3H39R85duakcMX5XEK9xckcHZNpNsZHZ4uncEFRUTMklxB3z0qxkbMyAMUC"
    "NLQn0msHT3xRMt1t1/QrNpFS8vx8X4Rik9kv5tdNfGlhiyc+cPjd5XX/9s/YHhf7U1zdXP"
    "/2rsQi9+7Pu4t+fudJ6djFcaj3a8nTrsHDZX8GZO8cXNK2EdWRztPqkW7zSKdMWipnWo6s"
    "e6fZm0YX0G9qbqDfFK+gY4ufGqtTRN1j9PGrppfRtbfRVZKD4F7ARz4v2ckayA75CrT0sK"
    "T0kDZMF0ei0iE5T/a8a/K6lJXjn/LMF09Wckh+fXzy88kvb96exH7I8ZM69+OiShIb5RV4"
    "maHZHiPf5Pn4pj1szN9FKHCzjHSLTH1bmJ7rdZ1f40zNXNwozdcCpWZwkcGp2y0F5uaots"
    "jYV3vCVzjy8dOX0IGylB2M5oClaVo3rrOQos2eqERSCitoRAqOMcWQhTITrCT99Y9bDgIM"
    "Mrc4D6TPy7msZg9nwV/RvI+eJrOhYEsgLqzIqstUVV1l1yNIFeGqU8qf3HlPvLM8mpqPHF"
    "SyIFh9Sn2Eqj6JmjrLLXL2WXFGee6D7U+49ZHiarvKqrnnPwVTc1Smoaqw60tUT1cZlYou"
    "SceqL8+x9961F55DdXGIfBfZJhz6VuNUH+voEoM26WocC1clzsZpwava3Tgj5TXEYohgAx"
    "CJwJVerBVwC6VF0ee3P0EHiICZ6IPrsuMf0cgp48TQnZPcKkceOmkaU98e8cGU+9JQZvQY"
    "uU9wcsEMQj4lr0rDdoF+AusV7Zmea6EzJDpRmiE6lQYhM4Denswm8Xv0N/U5zB94GXBsa+"
    "zBvI39S83AtrjwxEQnTHRaTlwyRRfhs7Cb5NF675LXwY+P6JNKYAsGyDsjHreHjqLQU276"
    "jg1c+QZ8xzNetOB6Q89aIMqChT7VR+w96K7i1cRzwzGRQv3eHCMC4U0484GTwAID1az/9l"
    "xunCaevsDmO+rlVHB5LnEfyP1ZuPXibIq9pRfCV/oQ+zj25szx4GOi6DuqAXsmvVLR0Zi+"
    "lU3MBXv07t2ZK31suYjuY4EpoSjmdsDPqK3TGMEi4h+5FFMT0A9v7g5kpKABhR5OU17SAp"
    "GCRe7gU2ANuliPHC8ARRQeoc8yYW/IR/MxfBD2GucdKEQT2HdGItIQfXzn0bhHn/aADmg9"
    "bIBPcWaJr3v0mOdiQ1PPsUeLBL+DPiCa3QmKR+bDBB/IHZfI4RQ5+kj14MwQXwpzbeR7I7"
    "RVwGxNaoe/4urxY8nRFzFLBFlPLpoerJoerRyooYeu12HUu4npP0IhdE12CczjHYepgy7U"
    "oC/GbA6FF3xAddO1Vw+6YI/GOXfwR1wdoechL6S/AXr/vzSwl4P72etXr98ah2IE5PtU8D"
    "oVtK2kHO5V1MsA/4i/NPbxP4um6z1MfD6RCCWmnJTQV7EujAnsbMDqAfd9BDsJkFPEQajQ"
    "i2MR5uYCGIZb0IK82Mk5X9QPnJjAqoH6hWe766XDDmAnciNAlbiTOONp7Xuus0BmOTz210"
    "cujk2xDKBrp/RgPoYZee+mwxkQWQbYGccRyFAAJHXjr8MvRhd/xl2ryoU7wlXB1/G4CMAU"
    "7dndFs9u7XK8YZfjnICgYCYuI93iHdwr3L/3w1yclowUGJwn2+G9XEsZmxERFThboNN3HA"
    "XeFlQCBf6W0m5xb9gTFud0KgUGl1Buj737MoNTSlGJYaU2tiNLuWM/+L2K6UipSGVeVdX4"
    "gjnCpaZzy3yptgk1qB03n5OfN+K4WTBFqE36UnI99Zed+pExT2Xep2m2pzUefL4735Qmvu"
    "kwYGn0VGFyiqR7G8vrJmp5tVJeYC+aT5dTyctIt7abvN0XuTDhkmWWzOIG3JV0W2Pt8f7Y"
    "OoIpd61q5tYdhgVSfRAuexDKm5wl/BPThDpAq80BWukLvCWHOabVI70HIz0fq8lcGaruiV"
    "0bQdEUl9VFNldjOiYUK2E6LqdFlEBSYLO7uOTbCNSjRsR5hutrtNwpW4y0rUjNVpQ4GSgw"
    "OUPUPUb/0oTPv1Sz+ZcqLtemjXiW3fXZIzTfS/ie8SdSYXmBsHvc3gzgd+KGpXhA5ih3fU"
    "qWO8y27HTUIX/Vc71bIX86n9PaPfwKUZR5DhfZ+6vnc/vR/YMLEI50NpeK6Ie4ov1kayH8"
    "AR775jz2PM1OK/h++GoudqtbmOa3l+ewZTWJTpV+6SVnhkp0HDzj11TT/h3OexLItI9cg7"
    "ehOQoHE9N/WjVWVVT1AWrq0KrOOstgwMpqXLqCKrrKnioYU5VJBFV0lT1RGM6KE8h7fOTW"
    "rairq6yKc5utOptENV1l01rOuStuPXK/49G63F8digFdv/pYU3fZFEVcrsaqflRPVxkVZU"
    "1cjU1fRC0XrjX1Nuj+vWtmoVSAOs4aJAOspqtsst2RN0G76hqkqEtZV9ekKSWAgXLgomrG"
    "3rj8zoP/rR29aB/1Qhm9uw5u9ZOqOsIoReiKzHQpga/IT6dqCIsCAlczGItMODbmJ5Mx2x"
    "g0bodnzMBYcyR4Ls1dOfTF+qqnFHlz3w75ABd1gkGAueuyyAMCcQChArA8YRDwAIY/YEgp"
    "oAiSmuCwxb9x8kawBNBSNnEcRdnD3Ms+lAnskoxyQdQDSikXzEZjRgCMPTZcSDwBRLrFcH"
    "gBuIC55c6gtWxiO5EezyV4gB7jP+DdvEDfwKx1/03B9KkcdxI/I+no1DHddIY8HgiChgnQ"
    "4mD6f+iA+Z0GzKfWhsolbI5MJ0PL3b/qZGjbRibYSSxPyySG3BxuwuW31Ux+W+BxdAqo7R"
    "VZqg7yee17RXLaqjoPZCm1m3ab3bRJhFJbSikSvY6eX0dSSFVdRCkyvYLavIJAUwpnJbaq"
    "6gWUUGwxdhcUZPsb35RekJetGolWNZJVfhHpFF5/l+WU2CuK41wd0JKlWimoZX/GdiPRK1"
    "njj+paK1Lr1dbm1aaTYP5dRlr7glcLL9oXXPuCP2O8LibKUWRqfXTWhi8JWslU7WDfIgf7"
    "nSWhaeeRX+8YAFU8Pq4cjnAnavk0GyY97c5ErVDqVnUXi26wu8SpokdP8bQpsi1yPmm4E6"
    "6SmK0NB8yzO2HugG2yF1YxnbKWVU/U5m4/CqnL9mUfVPT7iTlQlrImxZ2alDX+ZJCkkXve"
    "2YeyoMx8n1PeENs/YwbIHd7MH/HI94YyUSQOO5hsxM8mH3nG42cDbZDbj7w5M0TCG1EJ1h"
    "+cYlYJDq/ZA0wITI2Bj9kc2EI5VUz0yUGXIlmDyCjh86mD6b8wzQX641BKEXT6sWY844BD"
    "aUwcb/TEHHTpZeYDFrbDU0qY8wDfNmbmGPPBYDqb71PbX/Twe6J8FqG/aOxzg9ZvYYemTm"
    "jnmx0736QmrsolRo5MO988exEYT3yVe6JtQ7w+ep61qfm76UsiufcVWVyJ3pii0FD0BVRM"
    "bpIZfwQnSAB7ujypczKR7Zr+omL+lleQh+5YyFQheykglSJ4yKuW2D4Ic/bd5XX/9s/4Yi"
    "Y2El7dXP/2ruRq5t2fdxf98gGRB/IKI1KoQQ/JskMy8qYle/od/16FFxsRbHFP34E8cnfx"
    "H3f1V5MZdkfF8/eVObA3FDx5sMQVRpayg1cYe3Jl0exOUugFikOcUOnhbfXw6iuptV9JpU"
    "OiFBlbQroCe/MCQRsMh/pmah9vpups4vWhrIp28RXjWNsww58dipJFrm4eVzT8pm8BS2y/"
    "uUvCavNv4WKyYbinoDgTWXvRvknKzosAk+6O0fAZhLBkrSP2RSbKNl2W5pPMQZxPSV0R/b"
    "mp1sgq7HsOT8JAMR/xkDMLoyM9V+SORib1mOGb7pORJKyecj/wKCW06S4oiXcPs3+7D7Y/"
    "kRGYsfX3/PYDm5vBvWsGT9xi5hA7mVQSJfSGblo25i4PMflykiodO4ANYSwqetOgURp50d"
    "AqXGkCtuxHifDT1GiWUGiTZIVJssYWDDOtnNkX7mxS2FGzBmFJ2+ZYwYPPny5uT9ks4P69"
    "23//4fL6lJnWxIZV1v/t4vr8z1OWHPCqw3PcxKB5XG3QPC4YNHE9Lz0ckrbFITp7NhrpnV"
    "NVO83Tal/ZNquoOCMVr8NSJG3eAFtzGUb8Ug1HzxB1wIC6hYj0/bKZtsQ8sHcblrap/X1s"
    "anvLXW1V26hV7bz/6bz//uKgchavgb3dBH3L8/g5c1nMaRXz5fosa584dxFnnH8PD0osa+"
    "nXvTrLWgAFkRlYUsG3UhhY0BHQJNWNySpYiHanuRkw/l3ilAn7ENmYQPsJwnJHylUr1Oal"
    "dgn51eYlmnHqkmiKTIuhbRNDC6f6bjbF88jA8pHs1WUbY75I7eaYGGym3JsKy2az/ZEgEU"
    "03mKO79UNsXBcWdTTaS7M8vMNf4kAv3xmXr6pkT/yakrIia8U/mm6UZQJwXVrsUqm3xKdS"
    "rrT27pBbzIRdvW9qe5RGRtweczdih/IeBlVKXm3avwzdFpP+7chNdX25/+giRZHZMY1mdH"
    "NGp1BoS4JbqyGL8nTbz8S9G9ZvBLWoZXdzWsfQpm5tjNXG2F2ZCL94/lMwNUf8oEQPTl72"
    "6jTgeVRMwesuyoAgHdC+efYIlFTf+2ZbHIOkySvOiMOVRXKEgMlUQgy2AZilQbmP3ZrqJo"
    "86qgmzhhns5eWnmx5zQX8+RTe5QzhxJ0SH/nJUg8w9yjAnDQZPC/hOcsgzvCcD46ANi5vW"
    "4IkvDOjIaMxHT0HKD4/UeAysZg/QriXyMvwKcxu+LjjsMZtUe2gNbZ0Yoc1uHqiTrogxHy"
    "0MajzAb4eH5OrHQcH7xge2O8Q64TuwG/Ip/BwKN8SIP/gh3HmQbZnkbDiB9XzI4GsW7MHn"
    "/N5F5z1ZH2VuENZWg0K8RUYeQ+RjQHuDiPsGwVCGkNvCVIufyS365CNgi20i0diDSUsmio"
    "k3wZh5aOne5eZozLBENpkEh++2egx5BLMPWHQ0XUBVAWw9ubQRSENm4HiQRzD4GCkfcIbl"
    "YZwEV+9d334ch8A3WXIQ+t4MJnriBIm9qyJnc99zH4l5LiWlgEdUIRSD4YDeyepk34j392"
    "40Y0emiw6TyEFBEJfH5iWXYaSGqe6Yojj6hMI8tZiLBnGaOLLW6AsCYM8hptaIqsRUGxk2"
    "4UJ+cLx5IJNpwHvkuI3siIgw80beJVTsbvixRyy2RkkCmkT3LjThISgBMsTA91Gv4KsefG"
    "+SfUjVQ9dtB2fqCClFm6ua8TVQwDaAArSJZMPJI8rjeWsyR1SE727sKio1i0FuOLI82Dbc"
    "oxCknim0vzhKRIYjl89FePHGJvmmLYKxjFAckr7vmxUR1hmq3LhsUpdPDc1wZjuh7QZH2N"
    "4u9hiM5v36jwo0gamNclLZbcLzQAIJrQ5YXzZgfT/Q6r2n7Wwb6wch8fxHxauahKLFvvpL"
    "8ve4EYOPazh8XMpiE0TPCqemWkZn6LQHcROxRKizKpbthEID8a9g0kYuLmfQzlDqUJM2m7"
    "NTRp7iMFe6V+Sotodd9XpfwKsiS5gCU9MkGg2sgqGRwVGdr2nK7bH3eE/YmzKyKrA2R6Vn"
    "bZ6txJrBFJgk7Moqe2wJqZ63eQaThV/JQhJTLGcd2UNZ5O4/i9aQ6DZDVbbLEGrRrs2iXf"
    "GqSXWwy2vQo97mUZdjpWTHT0i6ZwE6aWKSOKm2SJwU70mWXk96He3POoruw1XHOE2nR7jN"
    "I5xzWFh2MafI9Xjvw3jHvibLjnimAj3mbR7ztPuPikiUp9Ny0fNyUc7VSnV1lZDrtdXmtZ"
    "V2oVMd7DytHuk2j7TO3Vu9qercvTrSRUe6tBvMO+VDLGIpiixXSjALz/g11dQhlmdh+75x"
    "mfBweTb9O0bIXGBFXeXSg+cjM1bk06+ilr4IEOo4r8o8IpZgFrc6N7GU4vGyZ0g4iC4vyx"
    "nbPGEsHiTh1T7fhK6cMTa9u5clDshu/jWJA7DgIHXgNAthFATspcGP354YhyJabmS6jFKp"
    "iji8MzaPYPxZlHZYIvjPXDMQd7RHrE+fBiRTfIM5WDG0sDy6cfPNYuBjP8hGBY7NgLK8Gq"
    "49ekJGGz1mPNkUT2j4cMI7zg/h3HZsz6CYQ/GAO+7iOz4QnTAOkzwAqcjKe1cEGoqMBRTN"
    "hrGWzHSmY/OH12cilM7zqben8Ng5PGLGIw5aOnpNxhVObPg+91EESh6xT4UwOoxwvHdHpg"
    "+N+8zyKOttiAhJE2RRKOI3ZUwj9CsVcIf9aBhoB1z8HAWwBWEwoGg2bJslmXaxnZ4M9BPg"
    "URGGExSDegJRvYie+XHMTSccH55FNc7HCwNzK8gY1nt37sEJF3/xA3mlYK+jMM4n0B9kvl"
    "9yBwqY6cOEwShGlw057PsYxkrTgs/lPHsRwEjF/i2WCU0++hghOFxgvglzMh0M4ZmI0ITR"
    "m01Z6DHxIvRkyCImggg8ERboueItqJqeWxnP9zUJKsYSONULEFRfk5Tn8OZrqpAO/dtZ6B"
    "8NQoHP1ebbqHwnQ//WHTES7b0qDE7T6DCGJmEMeKqpcDgq30HurnsC7yxSsp0ScOOQSCnr"
    "qNp0U2TabN9ms712VPo7jLJ2VOr8CJuzoNRuVoelmBBtEUwxfrK3aIqJVjqx3VlYIhQ3CN"
    "hISJcK2GjZUtpcTAyo9kvxV9Jp5paEyQnbiQJbUxSaoRUMDT1VhgoKzdByhpKZrlxgqeZp"
    "TFQnrewff2uYh9JHMQw2MvuqCnw5Ui3ztVnmi43xKjajDFH3XFbfNLLLvamxy70p2uWiCw"
    "3V1ZSm00upzUuJHItRGVrWKTlFq0e6zSOt/VSrd9Lu+qlG97WKnqo5Mp0hM3suxjflimzN"
    "02kf4Hof4IxHwopuwBlk9f1k7rOewPn5VeEMXLZBrIHD56mq9nJXeJa/uW1xBV/rJ75Y0T"
    "O2P7X/4F1yay/aQVdj0DlU0VX22O7Im0AtVaBUKny6lHV1jV9L+gxLJLSBxHep5m1zx+FL"
    "UeWXpMZubI/ZiCjycZ1Ix/O1+Fr3M1V2kGdrnGNycl241tTbS1P6ulzUhfv5e3NxUOKgnr"
    "zs1bmnC0dcvEpTcE6PhIMXAbnlUspsUdEpZVIJeiyk9CXC4ThKmC3yq0yYEYw9Xzg8B2ds"
    "6HgIE9tjE9PHnC1mwECwm/SgA4ivUO6nvtUeoMv6FX8IGfq8k0O4GQrfaNcLx+gOLlLhou"
    "d51AmTOaBpv4jS9gg36dgdnH+3gxC7FKcTihztowwtR1F6oMA4lc71HJ3lQSw9g8rRxMtC"
    "84kLT3ocPmbOMYWO50P/7NE41RsqjS75hsxfDlViOzJJjhnljzmI10jOXVpOEiEK5iRDvI"
    "Stdp5OF8LtIJnZmSJIz79PMfAJplk887PhejRJB/ITaBLLfeGAqGHe4g/25feL2wsWFftL"
    "yWVb5xLGd9vIJZyZUk2NChkibVHIO1Ts2gDWTbaWeqdUX1GXO6WoXk7vEStLbqcr0Fgrt9"
    "YqLFaNHHwQyS8K3EyTaIbmGUqSnwI34/KalXlWSrlZgZkpCs3OwswEnUNlYsrimpF5Rgq1"
    "TYGVCYFmZsFNl5TQElWpzus8Idqi13mkRKWZGitWbfY1TzRaFRYnVJrHpTwu3LZW31YpGd"
    "AVrXQ5k3iJqa5oNK+21+Vs9g2Ndl/GZM0hyxKG5qfsZRSmLy1Bs+kpGr8kWsDcdAk34aWB"
    "f3ErAlgwS9Ebina6bTRKabQDHhYSMscFQ0zI7M38KPN2jxkCjcCgcgi6EAFEjE1L5gWGNy"
    "7lWTbdRTqtMhn95uMFgkqk2ojtemiRi3ihEwm3QpGvNkHtf6Lb/GbQgXS3YtUrnoUJkQ5y"
    "UxA8xD5Y5PUd/16lv8UUXXArfyZQPsPlQirFTNrbqHg+v2I+93C4TKqdmEp7HbfZ61hnXN"
    "lCmEa7ro12eo+3RjdUFcUoPxbFgYg8ORr6Uq4Io9qGMXjWmzIzA5v4Uq6kceY9ikpUzhKn"
    "o2qdU2BLJl5PDZXOO6leEXla+ztjhqjyG6iFUJg0t+glqHugRj2CmubALAhCo4fgfKhuid"
    "9sClumHYxBc4TKi1rnVloltRN3O9RtZWLGgCoce3NQbN1H1CdD03kK0L1iAmuQDRcE/+fN"
    "XQZHegjdpXdpRfKMRhL9NxweA+uhXkngesIlBHTpURgYsR8KtPMAkz8QzikuYjIS8B/px0"
    "HSFKiuAvBPwCceSccTMRM+yVKH+Nk9wndMNTYYLgZjUMINqtVEMMMAVBJUwREhCXiCwH4Z"
    "zEQBOxghJ8qvsIVqHrm8gG4NnPEr/U6aasv6TNiwoiyWTRl/q0WbNE0H4feOG8GXHdfglx"
    "0XAcwEz1Qx+LJUHcSJ2wAKX+YgUGd2inCL/BYn0SA+ibbD//UnCIKDqiJ3d62RJ02mzTwK"
    "Zp68nKJwMVpGqsFMyi5JhaRUZO3/+XRzXXVHmtDkLTv2KGT/j3UOfhKZUW9VyxvQcsIKVp"
    "C3quWlVOWr6iL5rreXcoWqZduKhg1V4vxe2DO1Zag9lqHz/qfz/vuLtRuGKK1HlUkoyvnx"
    "nDEIjyYFMxARSQ+AOHK7cKcvjQkUoYOpER54OBoTGodxhokZsOSIBwEPWDBGD4JwbAfM9+"
    "blVqBtNLqC2aKNyAptWDKbMF4oCWYJxUpi2XJKXnLjP5zZTmi7wRG2twvXio1Ia8nyUhUc"
    "spQdxObRwkN2X1xZflgJB6UNW+FqKCibECAEEkeZ9BBjdNSIDlN7EKGBNAs0htJnzLDsR7"
    "ySwWsEvNL4/UP/nM1ccu6DkxwZiQUxYxReURgI1nZi0Nkd3aEEY7x2AUkAUx/BJPDLo4o3"
    "1xxdGLk8pAEzmJAj8KLKWUSOiTyQVyXmaMSnKJM8+N6EvcT8VKd4WXIoGxNAdPhSXmFRiA"
    "pMbyuqqqFoEgX2KuY1qraOrtPcv9sY2ZwnQyNHhho/hsNnhBQx5VRYnVB0jt3rdyp8UpvG"
    "T529tlq/MZ92PxXmxgRdZG8T7lYzt5DQSONYdlVWziRZ/j61obolhjlLqc2pbR5ln3/DcJ"
    "clRjlLqUe5zaOsQab/fiONmpiqBJSl7J7z909NBM2fqgXNn4qe31J5VrHkpmm0LXftttx2"
    "OV62d29bHhW66iJVGbB4xavUdvB27ZepW4sBf+9deyGizl64oV9qP82V6NXZUS08lULhmM"
    "WT5LXPm1T7Ufi1JzyxcTcS96MRCFji/43u5DBnehIzkW5TR4ui3XQNdZJxFOlg5Mikie9S"
    "CI+2FTnjC4IXQQ8zvpO1NY4oxxWAXvDodw5doZzxWGc1qqFsEd+XpoDX4dk7vbhNDU9TVq"
    "dI9MmSO6xpiitIqVH5Dprp1p96XDFB1yqpudrO2g146wfezC+7DkYGX8D2X5CBsvHTMXWb"
    "+Q0SytXVKcVu3bvntx/gT39y715++Hhze3fK7MnU88N79+PFLQjipzIEK38YN4pcaRS4Uh"
    "O3UhieyNhclm60eg1kqdo8NG1aCvpKYJljcu+MS0LOVZR+MkRa/mkbOnLL7HUbsVeIKbgG"
    "e0U/rmg/J+uzporMYtXJq9bL3FWTV23SFHTuuaE5Cj+YfikWYPp1r84INBIFB5izQiV1hy"
    "ATmHqx6QY91Si4H/4yAtMm9/dTZlDOJeGuFsxt8r+FIg8EjmB4aEoJEBTA9QTQ39h0Xe5U"
    "ZOzYQsNkSJJvJegAATY4C4Qi8CWmAsyNaUCSdoDogAIVweIjG2N6j6boZzdzHR4EKZMTgR"
    "1gGQsrxBbmdlCTMSO9XKORqjE1ZQmSIjpxResSV2RHs7G2k6HqoLazfqc9bbDaoMGqKple"
    "baRsRLPF8NjdCMBrjJIVp5EipxMizermrJbig6phJEWmrSKttorsXIXfo8FdXoffjabZUt"
    "butar50ZwF/KBEyRQvenXq5RSLKOiVVB61uAh7b7ToxXf4qLVJje+lEcyG/+QkCiO2O8U4"
    "GURNup8EYDdgus4m4lG5PrnJBkmP9E33KYHZo5hxgXs3H3sIq4fRWnMzEJh9p/IX4dzNfT"
    "sMucssb+7KvJMU5+VGyqRjP4RBc5z4rwfJJyBF0lVFLVE7KazdSYF/486yN5MxcZtVloP+"
    "bxfX53+eyrl7755//nR38+Hi9jRebfeukNFO5Zq7d28+3727+Xz9/pSlUbt2f1WZXUdNF0"
    "eWSssP2vlhize+8qRSu1zPEGlON+M0HvjLbuURbYs9+Q8+f8ItGiYGbND99x8ur2FPtyY2"
    "yDrZLb4dW3Usoanq8xlCrdG3WqOPJFm13S1L1eIl16rdLVEaFBdUllJHpbVtQa2Eu7M+a8"
    "MVN7MaaPp5r87W4ECJxhEMqbgApCsLSMgXEdfCU+4aElpfYOSz0BNaO8Hy+8yfuQF7KSBW"
    "KLZCGAyMxxnwBuY/GQoMNnI8xGpBgwDOd2Y+hJjQ7t7FLNY9hI8xHWlaGHvAOCpJGa6jsA"
    "dsgR2fMMtcBEfsy9iLAPKhQ0Mu8uVZCEZnomGBbqeTiI+jKQZMfIny3OEHIkwNdx4iwlkg"
    "WoBKDfFoMAsEnt2DjKMYJWg1wmxBCQYwRYHIfGd437iPyezcmBO9exdv2xH9BkH7sXbxpc"
    "0uwXHOpsBmMtaNNMf1vXdL772TAVQ4qTNEndRD1n0xm1kLBU7XhL7k6LSVIn8ROy1L9lh/"
    "DTstTfe47fy6e3UJmzksVSXNArEWNtsmbKbHOpZ0iuPc931zUT7IGarcAP9dwvFT3P/6jx"
    "LXnEhkU11AeVq9ftq8fgpCtsqBX0qswxNaFvTRHVlKe4z8XTxGrE8hnx5UuY2It71nfUes"
    "QQAFVT1ILIZUZ8zg34EkyPpfnN9+YAF3wx6DvW9owgHWI7+NKbCcG+RoYUx4EMC3GXFyRE"
    "TIdYM593mJrWhL7ZIBChtA+GODIVtlFgIzkAkKovCIcOx7s8cxvUWKNNKFz6cUw8lgeo9m"
    "JMlg5MMjJ+sRmmbO7t2QAh3IoCTMPAi8IQxBBK8R5WREq4/PH+jbzZBwMyi6QpjD0FAkrG"
    "Ro8CHjGfwhvhXfycpXzYGgnVS24aSyhHSxIUtCl/id8iqRK1vFMpamWcsNVosAnE8a3V+d"
    "1NxfnRTvr8TGXGRxNfpbQrF97LfdiHAbQXmTe78K51MkOrPd8pyPRAwV1qdpNO+X572U51"
    "S29BRJ57Lw/tRoS/+pZkv/SYOZ/E3NXCPHtJfzPMlSamNmm0dZ+xd1dZRb4l/UD0M+mYYH"
    "Zcmn5KtebfYpUUjBIiUceqLgH98e8ciDZ+JNuBtGv3wO8ywI2cvjH49fvXrF4HSy7PCw3N"
    "y0aqVkS0LHosRGhRmneMjMwLY4WWcQU4PinAjAYjTyZqJeY2ouyPBonMoWgzB2AxqZLhvh"
    "A4JQFRYscVd37xJExiOsOAGPAVXNx/ZozAyY5QFHq5IZYPIpYUuKHJ4wl5a5KEN0hcdJu9"
    "g7sjj14MtQ6pDJxtF/as4cz33EYhMgQSeHI2Zw03ds4A35WMnKJfOG/AGdk0TvXG/oWQvo"
    "m0vRVuibNeNEFNj4jWgKu3dFFxyLjc1vHCrgLrRlwZQwXNAgB47nPRENGc5M9k9vyPBZwE"
    "T3sRCUDeZ8GiblMCgNeHLvPmDwC5vYQYCGNPyAHg7DCO2j2Il0XxJvNDGI8GUz3xX4JEAC"
    "FSD7gQEzd8zTEyBiOJsAi+/dZDLAO4dTm2hkhO6LNSB4nzTlezBX0LQ3NmNTYmpKLXgIQ4"
    "mFSvt87yY1UcXUYSwuu4td4JH7nGRjYDs4XjTBfJpq3LSANbD6nUVgB9KQivMKA7RFnYiP"
    "fMsRCRHXgYFTfBBjPsdTQQb+UVfEBO5RZfwb95OX0glOfPFchOkZ3iwcwUQSM48SvRJbOR"
    "wcaMU1IpQYyfpFZEiFmrw5t04F7LA/c7gwu0bGYJwwtDZEO9Q6THEbd5vYLZDWVzOD6lcy"
    "0B3A06+FHIBBCPXQ3p/MMiz5r4Nko00KiRWB7zGbDCaPwy5FTaZtAIP0Bhodzwc9aWfBH+"
    "zL7xe3FzhxQnHDzy4/sevPV1cCyirVfLQPPdcuTawBTKwBTqdnG8aPYv+bvQDuzbj1gvWv"
    "37Nk2lJvbu7KexQzJL3on+se7QMDYOEaWEJzrEGb0SgMcIINfNgqfUvaWup6EK0r9sO//R"
    "t7EZMNZr7zgv0vePRC3DlpM/3uzPT6snoT1vl4r1HgaZpGMzQf77n7xOX7o+Ep8BWE4nLV"
    "ucKPziy7PMroy92aoqgAF27e5FcuE7OZCErbs9YKyUTxXDr4v58vPl+8P2WC+t59f9m/ur"
    "z+7ZSkU+Dmvfv5+vzm+tfL2w9YDE5Cz32w/QmW/XjVP8eHUwfFwXv34vo9/iRx4969vfj1"
    "8yf8LV0B7t3z/vX5xRU+GiHXSP37tX9JTx5MkNqXC+V/3SQ+9HV1fOjrQnwoqs6DKWzTE9"
    "udlc2CysCQMtLnw0T2YPHISJHXxyc/n/zy5u1JHCASP6mLCyk6c4PU7HPUqyOVXIHJpbTb"
    "4/LxnrAYZqA9mU2WYHAJ5fbY+2pf2JuYk1RYm6Vaiq0tE1HWzVi0QBY5WheOF1F0aafdSk"
    "xeGqECra1qbE9odrg7vNo3TqdMzKrXWTlSfZ/VtvusjM4lzJ+KQ5xQadeDVg9vxpirOMh5"
    "Wr2Q2zzS0f2b6iin6fQIt3mE09dZioOcI9Xj3OZxFpfbakJuQtMhXW3bykV8Uaq6vLKUen"
    "W1eXXVxOw/I/PWhO3rMW7VGGf9YlSu6IqU+pIuh8+T+DKprqAcqV5DbV5D5NqjYDKOy2sb"
    "fEGw4AFXs7+nKDQ78+yMfBCL/KyOCkvT6Kiw5aPCpr73zbbgcKwMqa7B5C6h7Vrk73EjQL"
    "zjGkS84yIkXsw4gaegMu9LSPX0X376jzlGcajrDmk6Lfa0WeyJvZAVRzhNp0e4zSNs2QF8"
    "ncvJWXrgg05SJkpUH2NV9N2DYX/b5Cx7W32UvS2cZDK8RIXdKZLucXj98LlDmwAQ1V1+io"
    "QdsiSvTfcYwTx9VPVASRF1iKdbts4n2gOcB4OJPfK9EXfDssyyNUNRV4sem2XHJoqtUtFM"
    "0jRaJVleJUki61RF1iylFlrbLLT6HCNQl0SXyJDqcW7zOLcHqbC9g7oCTi/GjBdYq47RK6"
    "vZT5Y+j8+bTKhWYfMS20vAT6LhqEY+wS9SgD3B4oj3QKo98MuKMG7FE4MF5iIBP5DJk1Jg"
    "CJjJSESblSOgrLF+AkNBlTKKio/QeCmuKxgMeTjnXFaJmA7eQ0jwE5Q2SSJEWFSjsBAjrk"
    "OUf+kRJgl7iaNwykyClrh3I0RchHhAZIpFj/Iz0c8fR6bFYeUQRgoC/j7Z02BA6aKswdib"
    "+dC7MEEHls3YLmFsRIAUWDmVpRTW2C9KA9VjhtCcTTjIHrkMXBMQKfduhJECK3cRsAfYEM"
    "bMfhDkgUBQMYNME6n+G7JrxOi5m+uFAB/xHHtk8yD6Mo/miwRoQTpMHIngKwihImno0UCW"
    "JCAQIJQoxxFaRwxeEoHd4NS2zhAjxOeSVzjeboyRE8yGP0hAmxcBAjP38MtMNufDsec9EU"
    "oMVsIEzb1rugsWLAKYHfClI38yyHVBQnFI7GVsloA7CPtjCpsfJ1BknFuLU5bCVnY5fs8Q"
    "/fwnZjgaG6fECAkvgtN0NIaBp5xasyCF4ozwKpigHPqHnaWJTDNbZPQSnwxzJsT6zeAJ5s"
    "6D58d9jaILRO6xsIyBAULXeOFAYOEkiM8xno+YDDDGAc4Yl5BNRuZkasIxIMCBMqUpeblI"
    "nEbtRUVlwjSRn2wCi+XH6E0gBlvGjyIqzikrTx4mkW4koIxIPhZjtSAXZ3BY4F8LOX0Qhz"
    "tmBqizNC8kUIzA2pEQQDEmDnVQUkbzULJLwHHb2AqeUZjgPUYpSoaM5h3OqYjJNCosnCN2"
    "0wOcZqIzD7YfhGJzQ2wa+FbuT2HfS7o7NmFdQodxoiAyEcHd4K5jJCtB1BK1RNgyEYo4M6"
    "C76Xnb/3jJ4BH1EmY69or2VfFtsqAt8sTJ7e3lf/xwK97/cGkd0mYpCzjeYwBNzD3fIsSV"
    "Rw9z2Iuxy0LxyGR1T3waivVFQ5qMYLOEcKkhKEkJV1IyRkf5epDkFMu/y0Cq5F/WwarQGT"
    "kYLgaREhCbU24vSWuNAVUKyC3qzRB0iwR/roWNgS14RIg25tSWcDYJ22rxbJrCyaQ6REP/"
    "XJeK8yNBtNH4MTvFj7FRcgcm0MWMIsuLpNrxL2doorWocnWTUOjMhw2ublK+pypczpFpVj"
    "dgtc7luRU2CxVIzUssTdNBJm/EQUzwDDSGcrfI55idItwiEhActijHTWdDxw7GyphAS/L/"
    "pFlmjprEHAUQ91ifVuF8lqp7ng1vT5r4jpxU+46cFMHy07YLJV4XKDW/n+f3N9O38cuVbn"
    "UzRNvPOlOW4hSb3YUis6GsHKGJ+o/KmKRp9JCs/wJeQ/D9XSH4tDvjpjWI1B2ZCpdzZN3j"
    "9PrFWHVH6C67Pm8k3VPGTl5g9HNePFlajbvUaj+e+N5SdZwzhNpXq81jnFwxqw5yllIv5V"
    "YPs44I6/oIp/w0VAc5R6rHudXjvIvgnaW25g1DMWw5PCTtn1hk/qeJ6Ti1SNRp2s4AqL95"
    "/fPbmOv4o47Pnz70r65KsdPTXp5F3tZhp+cpOxT+tLZwv6IHa8nm4XkON90KF4jSCnKsHk"
    "INm5rF8ZPtng3vbm6uMsfCu8vcNnH9+cO7i9uXx3QeQCE7rNk98m6/KjO9glxP9zJM+9IZ"
    "Xn21UDWjdQSfwgWCdBFX4XuKRHN+ec5Lp2gVzqdINOeX53wSN6B4oGYJd32QlgcRtewATU"
    "U2FJldF1eYIdPusFmuilAElfuShKJ79yVvmlyXvKm+LXlTdVmiyOMsVff4vIl7vyQMZQlG"
    "S7IucroZq+t4XXTxToKiyqxQrukvKpy8s4T5c28hlZr9Ynjd8SfliPj4A66+u7zu3/4ZSx"
    "2xbfHq5vq3dyVyx7s/7y76BaQSVQRFDZy4DnmvGDWlamkvr0Eb3FttcNcJvTchei6FbL8u"
    "UPvusLQOKCQVfbsqWEiqqv1k7fOAIdn1WgEaUpzBa+DuR0QouI5r6yiDM2tXGZMlJf1UXs"
    "K9k5S//nHLRRRsNc/7opYO8fuvTcLWXHmP8FyCDhyU4NdkC/TqgGyk1tUQy6YfwyjECBGh"
    "+cRd9tKQGD/GIaF7SMdrgfxhMkNA0ngPTLh4InoJISUQEAR3QwR5idFqihg3W2oXsW++ZB"
    "tASBXfRvkQYUeIDB3sMQu3RB+xJgg+ESHBSGwMhAD4EV8RRACBvCSQD1Enh4t7V/4NJerB"
    "KARCRi+LRUHQJBmwEtuNYCnwKxGAAkjmJnxoAg9z79ohfR2QelhvhMsjMGbgT8L0YP24o1"
    "HtjxyBaVjMc4GDEsBOjdgbWFUQoY9QPT0BM8SBrRIIhpBliE+mA1y34KsvETzowfE8+DqE"
    "cPG9ucBQEXVhWRg/M0IgkoA/iN8R98907CdO6CITBM8wUE4PjDP6UMEj18MeVsFo1GJlCP"
    "/JEiyMxPqWLlKHDBEttoH30ASrQjRQi0mROyibd4QYN0iv/rqe4DKq7YcyBxTgMWj2pltn"
    "N7dyPavwJsEOiJz4xYRSGTRJ8UyPRals35SAPOq8h0rF7ZK7Znnq152du81ysUXHoWqAj5"
    "0qPvtjJ9C3GK25xdCgKd0FTWn1VO4MZsrfjMsaTWI76Ab6enk718uxqlHgcpM4OB3ruA+3"
    "PLvCLG/ZUlqPRK4a6q5j3JtvRjrGfeMx7sL+U2RxtYNFQqEdLJZ3sCAjapHtlYapuPwOA6"
    "qOV5jJa458SEyFKkJKQqX9UFotoWg/FO000bI7/WZOE9W3+pu8sr4FHReG7Hcvd/tR8rpX"
    "f11NBQdjz7EU8q9IslNmEKZ+fMPqmEHIJl5ym4sP8YtnU/YEaz9g3sMZw2xXbOaGtsMMx3"
    "4QkDklt9Qbben5a0ulKyaNFb9urPil06mtO5laS/evTpz7tKhVBzgm0oPb6sGNd1zVAc4Q"
    "asF9D8Z4qBSalCHqntnmdSOzzesas81rYbYpiPK7ETbPZZxpmaQZv6sVM+OsW81FzDiFFz"
    "mrRbJ4Vbq+0rKUei92LsHEezLplngWRLnC0MsQ06WdRs5x5Hwoa3kRHGISLJnzAF30PBZM"
    "ufkUsJdJzjVZ5YvgHhaKe3jEjCk0GnnYYY6rMGBTc8RlljyEurDMhcxPJ9LfwZrwowSCaF"
    "JDR7w48ZuNidBs6J7IyQcNhOYj1kyugAx+RFmyzm8/YCeDOGkcNi48KHvo5mUJ2Rm+HKsY"
    "+IS8ERpn4ufU92DMJpSOMIhSGo68mSNSEA4xpxyynFhnUDa/AQpchmgBW6bEaP/0bBc+w8"
    "Rvgu+Zc1w2lMtLpObyKHuaSPsmPhfewFe5/Hs4CGc+pfUSHpbS3ZHhKzk6ExpKwQpMD4ir"
    "LJWlkX5nUzWKHIUxOSZtRHfIZonAaM7nM4BlfOPS3X4+n5VcDAN/5ro4jXvP5NgKzXAWYI"
    "4tSfBCJ7LasXJC/yqceFH5DnoM/dLksPul+qz7peiSRfO9nL3NANtnZYbzDTL7wPJh+1ac"
    "wgfvb/u/3p0yor13bz9fXxNcu1zk9+7HvkBdn5oCdP3T3c3Hj/gAdqbplCDeQaqDCuDsyp"
    "+LTUbuuFGim5o8N4WRSw5blfulLFU7EiBge51JgLA/WZ4ONsXyLeR40thcO5nbS8JWasjK"
    "1kJWLsXZtxtGZF3bRXaiGCqwNku0xfm6L1xNK9UqUzZHtj3O/rwnjAVx2g+DJYy4GUJtxG"
    "2zEZe71jIjnCLT49vm8Q3NRxXRXxbvntTfyC5/XGOXPy66U6ZsqKrrJ0eq11DL11BkHFdc"
    "S2my7l12vWm0qN7ULKo3xUWV3CsUeV2P5p4h3DX47F6huI9gK1K/ys1SddC8vbbL3DJeL5"
    "HOJkOpHWBafWaQCrTUMGcptWTQ5lHW6ce6PsKZ233FUc7T6pFu80jHniQqMlCGqHsS/vqj"
    "PFP+Ocp81vGeivGeOrRKh1ZtmbUbD60qoLGsCJgaebGei9o6xPmNAqfm2VbjH5zi7PNuwo"
    "P0qDZzFxY+RITXGbsDnzHDmvG0Iyk6s8KfwnGUHEp7KfRN9EQlb2APUUwFwiaU9lxe7na8"
    "hTbLXVNTPtcJfFOtf2puwaWoeo18VeMRGXhy76pzWJ06JnzM5TV7+QIdbdFjtcdeCA68OC"
    "wCS2bzGAn+qfcM6Jp17H+zuFvakXbHjrRaOtkIRs2OoODaxkyNBdcNLLhvpm/jlyu5V2aI"
    "2uFVjM12xquYDtPyef+8l35MvEUvAxFUpcj+g6vLT3fodC+o790v/cs78tOXMsS9e96/us"
    "ISQsBJe+Xfu7cXvwonfgkRXubFf3H16YLkk1MGEjGfoxCYFzh348+vgeM0cNx+mBQ1cNzG"
    "DYliA1wqnD/QV9a9/bgAkcq34ggnVHp4Wz28QkRZxu8kTajvMNs9xjvOJr5HC3iFC5+UEX"
    "bVC59UVfvJ2ucvfLKTK3Phc97/dN5/f7ErKL3+aOTN3NLLi+hVr+7SwhSFGt5VUDq0BKOE"
    "jc3glBnmN9OmITYwhVgw5W4Ea2FgmjQBrTGDIfZB61zAKywSGpTQ69HzrOL9xIbaQUiVPl"
    "TsLiLwvUdf5JP6H8y0/gmt4UPEqoibgjfYAPxDla0Kvtc+g/FO0z5txiofD17JtWpNLq0M"
    "2fZC6TYco7iVlFpZ5xg1tkcUmuPLcZz2JTWWxySa58vx/Bv3A7vMYFPH9RSR5ntzvq8EI9"
    "fExenG5Xce/G8LDk5tOGw34d60WgJjbj1y/8IN/UWZGJt+XSvKOlRwAFubb3MVrL6x6T5y"
    "Qt9zmZSHz5ghl2uM2SzfvAiYfBNj3vUowbA3A3HSnAYVIH9rboTQAacgF4MwPBHZe4EcRa"
    "IhPJP3NSBCBxzG22KIkM1eHh9iCt744cichjOfi0zJDke6l68PsY+YeVdCjGDmX6IORbLg"
    "gMHcoTS7ArXask2HMvs6HmbhtaJcv1AQvzSWqrFa1wvHwBMBvzfxvkGvR0CCXkQSdSMleC"
    "MWHsoG8KlG6D1xN05ZHMP0URKnKMewEP+RUYGXgGoHMJlkuXBuj8g9aeh5+Bt9gardlOTn"
    "RxI3chqderLQetGWrua9BN/ynH9Qdi43cluienWa2ZacWnX6yf5IDx0ZigzrhyrXbFH5Dv"
    "oTrf++3ZxE9iYFpTum0bN66VkdH5oDIWYsafdIUevBWMkCstQ45Aj1EKxmEllqDPKUehDW"
    "sCmRCrPsnhQT66FYfigyukzTS4ecBqTd4bL+o6QRFthZD9sZEy01mVvGxzWidm7d/611+8"
    "LmUYmE3UGBxTFB9zwM3zbh79tq9r7VmDgKrEeUuBvXWchZsSfeSnIC68Sf2zlbdXR6S6LT"
    "N+mtJO5yzsd89HRQedUjXvcaXPWMsGTDm57PU3Qamo/t0Ti+W8ELAmliz97MMLzKYA/wp8"
    "V8+3Eciuw/UN72WTCbBOzl8Y/Hr169kvcXh8VLny209zfzQ+pCwLA2/e/eHrGkJUKzv/OO"
    "YZ1j+n74hnWO7dNZOLAVN/mERjN+acaTQLicFp6h7KAWvidad2WM0EpugOvTYP7ds0f84h"
    "svD7lIva3VX75huQHHggqOaiAH2tBNixGhSBc79/ynAFOzInQTd2wosxg88QU5S4m5R45j"
    "NiI5lbumrafaUiequBoxcZN66j2mfD7iUNRqAKSU5uRguBhEqzPecm8vCTsi9pbSXlEt9Y"
    "rKTI/COFSbqfN0HbwP2AiK+xN8mgqfo/Id5O/6rwOGnlUyiavRfqLy2wf62Y3IsRFIn/Sx"
    "oSj+5Ui1/Nc6+S9jSzBdazkggCylRgJo8yjHwqOikTpPp6/X6q/XMkL6ivdrX9J17Sdzn7"
    "1gy8+vNsEBwIBhJX3LQoXpoERFzZXo1ampD6IsLlos3DSo6gvhANNlF+llcUQRJuV+EchI"
    "nUePDXlgAy2blQRNLVvJ83ponBs8r4NqxbCViuH+5H/fXuzGJjLAz3xHhcWyeBe5+6ppqs"
    "3aXJvFvIC2W3bIPpNLyy4/cLVOoqXV/R1eLa1qaTWWRblVeaGSK9FEWgXtXvViRV58uJTP"
    "Ym4u0HOLZE0h954xA0HPCUvKDpjxr3uy190DOQbbvz3psXvYpx9dE8Pp7w/+MihHxizglC"
    "QDPylIJNnyS5jtd6EiOYcgKcjGORl66piuKy9olMRmnYNi7TkooiFT4HWaRh84JWkRSt1m"
    "qs33KRJtwV8NlD/aVhTF5CyllpVbLSvHAD3ZEa60p8TlO4Ob9fr45OeTX968PYktKfGTOg"
    "NK0eOJYHsGMze0S5T3Z4DNs6T6MqTNSwbzcSwDbZ6Q6fFt8/g+2iCYD2bTwXys5P2Sp+te"
    "rOZGgmG1rXPDtk5tDtPmMG0O66klpPUnlYaw+F2vNgWtP1nRq/iMGXM+HHvek0jwGrAAdk"
    "V4O1wwn08pVJ1Jl0sQyhFkHW/aZMZYtDCd3354AX+haFFq6dpweysERepr3l1e8ybTQOVk"
    "zlKt54De7WDkj+dmp3Pd4aw9f7Xnb2tEnY3YDeWZoKodp8i0xbDV6vG+uXa3JInK3o2z9u"
    "zu6ii3JH7zFgb8Cwwh9aygZaXe9ur0LJw2gzkVVEk0gFAv3D8Td/xEzUAn9+lXOCZt5sH2"
    "g5CN7VAC/+MzxwxCcgYYmwH8mAa8JGXWuhvABAN38I6+GXWtz9dXN7/9dvGevQy4cMyd2I"
    "/ACPjAw1NM1kVANg5MFdEYPPHNYAzqW8B9ROsfwasgygFAADf3rsnmvh1ygddv01tmC6Ac"
    "x3tkLucWPmQPziwYr6rf0b8Kcm9UvntaxfrcR6v1OZp4S23lWUotmbVuL8+c2HaocpUbFe"
    "8SyMVKl7ktORfPxdFRdihGr2pPxNB0HLWsO9FZZQRk2SN7Hp5bLmVscS36ASMPLTE4llDt"
    "w9QuuDM8c/otU6PicSfbCsTBRRsWJsT5b+578lyVxx+GrVAeGnEGmj6/dymHzUffm+AJNg"
    "sY/z7lIxHhAg8mAvttqyejYJjK2ZhQdO50PGlkczupsbmdvHr2dAw9WDEldzaOZ1Y5wUQU"
    "OYY/IMkebp41PH5/8/nd1QX7eHtxfvnpUtqL4lOPXuIjeGBHuJb9q/bspZ8DeP7eLM1mFr"
    "+r3U1nWGpgmQuVvLwowMcZcz0fejUZwl8vjWA2/CdsMHjBcshmAaW+otLQQLQ/RYTyKoX9"
    "N7yvyMu7/nYomZnI44sXQBz2Uozpo8xeIs6PqKFtrElgasJOSnvi1LQttuBhku53Dns7PU"
    "VyD7fC4N7N4meeCZQb2XPPdRaic9QW1iz2d+vwiBkT252BtkfvDPEikOcBvogKGNVO1Qlf"
    "iKFmEf1GX0m18koqO3BNXRiyVNqBIWert8yS+xFUCCs82MzS65G0FtgtVqJWl/dIx71HQc"
    "mKy2t/2by/rNisVS0SCZW2RrTaGpE+rBUWTJ5Mr5t9hO/d/1zX+4fdu/88b4nSeE6KSd/h"
    "foX/X/K6V+8CiAUHJpZUMcf5XhDQvQyanULuogNelK9gIZQvKgNaHVnERAqGo3c3N38cnj"
    "GRxjNAC1VG0aqw1G2oMdIjHf4QDrxv3E/liwaNsJhYOpVa2wg9xyKnwvkYeoNOog+ONw9E"
    "XgZ8iQojlZxANXQ3YaAhjwuLHD4UJagtvItG7Rc6oX0S277+ezUKYDyX1AYhQ9alm44tH4"
    "HhGERDTD6vxv4MmWb/0uzXOc0qB6RLOpM8+1THOEWmva3aPL6xxKJs9UgT6jFu8xi3L59X"
    "ewdXJyLcfSLCHUfa9R3Q7miASlTt5GWvTtE2o2INtew+m3huOHYW7NE3RZ4NQ2iyRj67H9"
    "1cGiLFsXHGDPTPHBA1FDVev3r99ofjY+OQdE2qDJRN08E0q4uiwr2ldlH3/mLDVJ+FiDzl"
    "+4tICQ+ZDxN8HpwKZRyUctSPogthqp4NOTTNhe9pwGK92uXfxX2zHTd4xNCCgCaCe/fBc0"
    "hLN1265oVaHm1X+roa5Ogqe78JLVwjWa0byUrMSjVdL6HRit7Sip5Ov775dCvJllgywT3P"
    "4aZbdZmbJsyxewiUm+J3tMdsd/94d3NzlZG6313m5u/15w/vLm5fHhP3Ex+w4rROnQAqcz"
    "tH1j1ElboNI5rdP1fO7Z/zMzuRElS4nKXSTH6GyXS1NxBi0hKXgilKfTeoraHrHhBUAW5c"
    "ZyEX5Z5YVuT+UWtY4XiTt8SYp+m06UybzvZoNWvTWatNZ7cw428vz+92ZTt7b9rO4hzTJR"
    "+UGM9Sb3t11jMLyw0o63JD+9nv3lxEUs0mcTIgDAd4+fnuvBc5kFBMAbwMeBg6fAKSzyFz"
    "PO9JxCJEJqWz2O/Eg5lWNJltrinyUBmBUAysTfxTktiDAFpB/xRjZE4Ryd0ykhLCCQaLBH"
    "nDHYK9Y3T1YGKTY41x7yLF0HYcNNFB+5OpCDATwRP4cup732wLKsQRtDCUDKtgL+WHU/Ac"
    "Odj0oKEeNYbfuKoprR3u3zv1bWni/F2D9y5mj5oSkCLSdrLlVQC5KBV5n6LSzF+a+dF+Nc"
    "BtCja6ke+NIqTD5oNRV4senOVXRvr0KY5I9drI03VpDNbmfG/59kPZRK9GlUsoNK7cCrhy"
    "JJ8uZ/PJUHbQ5rPvJoCWuP3f+fYjSPXvBcJtach4vkitXhWKwoMEMreZdoWX6gLGgiKjg9"
    "kQXw9BMYic4U9JgyEXAW6CDiGLUA2ks1BSoXKH/7XVXBVfnXwLFOIRUHJlNqt/HSTDk8ll"
    "hdTfp5hxC+qKRy+VtyTH3EGEv0+DIJc39eE7MBx/sC+/X9xesDROP7v8xGAJsuvPV1dCi9"
    "dOBzp9Vqu3dJ0+ax/EFZ0+q7Piik6ftRHNSqfP+nssGZ0+q9vjq9NnbTV9VqxhNeVzTNBB"
    "d9H155BIK7Tq4FN5Uq2h1Lsm5M0HK7onSHPNp1yt+8npZz0VSuZbq7wVykaj2saWH7Tn7W"
    "zp71cwtUlyvGFH54LIEhabyH4wR4Q0eMaMqRmOjR4bckd6JYiEV/2Pl70I3L0KZ2MjrZSa"
    "4GxcFjCZI8ZF7CmxvWl7107tXamRUTi/s1QdPMSPX//S4BSHUjWQ+L+UJcHEBaea0yxLtj"
    "1uH2xqKm+B11ok3ahI+mA7iHeuYtVNkWzfqpvaqocz6AgcUEfY3i52683Yek21eJuofAdn"
    "+8+NVNyfa1Tcn4sqLohw9reyUJu6WL2ESMfpNY/TG41N93FJL4s0pb62aLWNLq0jKFo1Sk"
    "i1VaPeqpHXyFa0alzmqttPFj9rziiZaMrmjNStQ8YJJ3eOSNpf/7jlCVtrTUppD6CO8P+v"
    "Tdp+vmACHeTzQYnFJ3nZq7PzUBKeAfZHxbqDGe5Y6LEhj8M/4BclzvDcEOjPMMJDOJHEic"
    "wxAoQCOcgZwojRUmQNFSaejTVVaudJe77whwcOnFiTb1WK0dqpat+NTNqpSjtVaacq7VS1"
    "R9qJdqrSTlV6yWinKj2+2qlqN05VUl9TvCzMUnXQuv/2pMld1kn1XdZJ4apQKK4KTE4oOs"
    "jgRsnga3LBvy7MZG3p1Zbetlkaexuw9G7UeMmHY897qgsMzRfp1RoyReGlAkPJVUKk08Vf"
    "rjX1bLfGsOjN/AAzAwvUGtN6EUBZ0w0wm5Jl9FKQNmYAf/gLoJtgnqVyG+d2my+1e0aNkh"
    "Xy2fDSbPm0DVTbJbVdslX7pLZLaruktku2WAnXdkltl9RLRtsl9fhqu6QO9tw5h0+aMPik"
    "mr8nRUdjqZiqcDhN07nwkI2kX0GxaKkslyk6fSq0+VSITC6K6n2OTGv49cbmtGFrRUOzNF"
    "9epGrcTw4/a2vOzbE2ZULMD0K1mTk9Ts+bmaNPbmhl/jKG44xssiQ8BCJE2Z1Nhtx/EUhw"
    "9EfvjBmPKKWDAGcIIHT0/MTsf+gFawcsQEux6S7YBGZj0Zq8uWZ0csEW7Fu9GtPvzC9R+q"
    "slLFm8gxIs5g1oEn77qkbAEi9zoCXcxGzRAR/5vDSJo2v6i3JmF0jz0XOLUNi09ozxdeFz"
    "0sobS1bA23eX1/3bP2ObcCxeXd1c//auxCr87s+7i375KGBu9hVGIku+5Gjsj6y7qcHwvX"
    "DJlGFZSq14tFnxiEQFJVNUikaboZq5x+n8e3+H1aTTsW3kol7oOIpMzRBtV+VoJUNr7CI6"
    "v92BgkGkLr9dA4PI+iOsS1zpOsL6kgjr/K5QZN2Ny+88+F/DGfsRnvHruK593A2enbKZvb"
    "DBhF3JKnduOs6wInA9fters8ONZCkFL8+p703sgJNfpePk3SoRRFAkD7RDNjcDEXzdY0Zg"
    "Ysk4I6Itch/OPd8i8xr+gM90FoEdlLt3bqFdSrtohjLjInexLvjziU9DkW4xcomKexA3j2"
    "6nNqZxtGHmz8hvdMKMrGUwJLMiVOjCOuhRjTAe/N4lT1PstBkEM8yyCJVNvG/c6jH7AQ2I"
    "ZFE8YkZoBk/pL8ffsunoy85vP2hLY1skgV6NpVHOISXpNSHRYlapl+MSTC0hXYG5eYW7A7"
    "zFHVTFaBGV76BRfCM+B+qWCm3ua7+BQtHSt4qRr81eOm8brZi3NSvmbYmXjhCDVPibIuke"
    "j9ce+qqNqH+LPUobUbXNb8usXcnmt+tg20t35E3gI9G2clBic8m879XZXWxZkrQOBeML2R"
    "rIGwkjVktsIRSrSqVCD60CYWJaeOIW2QqGZImoAApcdwPPmyG+ZheI700G0t4IBb+Szhsj"
    "A36NVWAdIqutF23a11bUsdPTXkGqzZF1UuNeN+pIsqGoirZpQi3Zasm2I4O7t+4Be8tSrS"
    "xsVVkozuA1cHfFy+w9YXD1dfaudTHB+l8rNLHU216dHia/76G5FtbHF06i9hgP3sxFqcDo"
    "sUcPAz9QrEcEAGZ436BueHOGihJsASEUp38ERABQzFyHB5gzj428mWNh8Ah7iV96WFTPtt"
    "YyXoN/Ag2VMyPAf6D0lHtTB++bHVTybJcZYzsMDNQUDcsGThkiKuaIveOgAgLf5DW8MaTf"
    "g6S4fCCoTvGRjRE2c2iUqujh7fdcXJWHbGxaoGh67IHPe0C7GHioRgbQJViUAY+u8KON4A"
    "XUhAVksE4Q3YoHiNxkmYugsVKaPeokp1EHzQDXJ6Wwghrcem/K3UF+tkVbykGvCFovR5Dw"
    "6jVW/bZEnWqFV4s+60eF0kL6RmwJ0WZV4Gm9fpum0+ptq9VbOpbLx7fCJ8MuF2YzA9utQc"
    "WByq0MkjmKbKsEyYrLbw8ka5OGtTXjZKFIp8DMqLjmZQkv00KxAk/zZJq31bxVnK45Ks3Z"
    "Ms5G6liRr7X5TzN0W0yBGj/Z2xyoKR1eVbzLkWrvwTYLeFL7Vx3jFJke3zaPr88JKtQaDJ"
    "W8RHNk3QsJX5uDdeGKZTdW6otvtsVR9SqxUcfvenUWap4u1QyG30WsevLhSZlFR2NgOXsZ"
    "cC7+PJouDnvMHGKwkicdf84E5v0ISALmwBTy0evHdIVJleqtgN7faJMUljU1fbQgUxiWz0"
    "eeb0H78NvnLA6fErAkPcbN0Zgisci0HJhOeMZgSQQzn1MFPkdocTRH8sk0JG+liYjHMiz7"
    "Ec9Jo3fvot14bAZj/C6qEbvQY0FYY0b+mrdOBfy/SnD/Yy+mnDlZ4qo8nwY1mhUD/MpBzI"
    "/njMpxQZ0GtUWmZW0H3UzcEiy9Ajsr9T1ZWut5JVqHdvZb88Q0l/NAyxBqE32rJXwpSBSH"
    "uDrlSYpEpzxZJeWJD+KRNyvhfbVmlabpoBvt+kPEUDJWYXBUXjO3AXNJ2VHZOmKC7W8cKQ"
    "l8OLOd0HaDI2x2F0L4RraTjHbVdEAyRCsNSsvsNdvgfsuMN+dovDioseCIAr0mZpwBWUIa"
    "+hrejTlz+RyEgsTCQoYTqfmdkn1j6pgjYdfAPfaIXcIz35ujHcXxRuivNx/bDo+NKlgD2l"
    "gsi1tFc86W2lwBnqZ96vLfw0zRcn16X9KLjbmphFwQld8ibMGrFf/b1LzehNjVkrOm75j+"
    "pOyMES9qzxYTiygEEdvuCA+jkGH4YOTjjeG8KbdxI0Rwb8RCI7M4vUgekdGdu8IsLl2ww7"
    "lHRngsVX5LsIV26aogtdNLKDf0FCcsNwJUE6hunussMicb5f8NZsN/8hG0RZcKoiTdWPSY"
    "8QCcDeQb6RDvw+Js7FIOI++O6OJOuOPlrf/ivTyfnoCUiooONfIvTyaC9izfn3N15/LM/m"
    "gYCkbWaP00PWaj8h20T7xpBrNeg7JeSOIhNyUF/qZIOsji9ZuAaly8ay4Imrh568uBnV8O"
    "kCShYk6KCbR9b+32Pe1r1+3FJtUH1fFNkenxbfP4pnXEpRaxHuk9GemMgtxUT8oQaV+Uev"
    "iRxESRZa8yPEY/rmg/2fosMkZmWrUKGaPPfXs0PiizJYo3vVpjYlLmOWNiNU/XnHyg8pKh"
    "dFGX3DHIAVzN1tR6h71qExOccoFMbNNUX0+RdFBff/3TT03iDH76qTrOAN/lgNxhUSlwWB"
    "bvIHePm6aOrcscW8Dt81z02lfRmlMk2qFun3ww/vr/hkma4g=="
)
