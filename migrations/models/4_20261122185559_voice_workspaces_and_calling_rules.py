from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "pauses" (
    "id" UUID NOT NULL PRIMARY KEY,
    "level" VARCHAR(10) NOT NULL,
    "subject_id" UUID NOT NULL,
    "why" VARCHAR(200) NOT NULL,
    "paused_by" VARCHAR(200) NOT NULL,
    "paused_at" TIMESTAMPTZ NOT NULL,
    "resumed_by" VARCHAR(200),
    "resumed_at" TIMESTAMPTZ
);
CREATE INDEX IF NOT EXISTS "idx_pauses_subject_4a4ae6" ON "pauses" ("subject_id", "resumed_at");
COMMENT ON COLUMN "pauses"."level" IS 'AGENCY: agency\nCUSTOMER: customer\nNUMBER: number';
COMMENT ON TABLE "pauses" IS 'One pause of one agency, customer or number (`subject_id`), from `paused_at` until `resumed_at`.';
        CREATE TABLE IF NOT EXISTS "agent_lists" (
    "agents" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ NOT NULL,
    "workspace_id" UUID NOT NULL PRIMARY KEY REFERENCES "workspaces" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "agent_lists" IS 'The agents of a workspace as the provider listed them at `fetched_at`; all processes share this row.';
        CREATE TABLE IF NOT EXISTS "do_not_call_entries" (
    "id" UUID NOT NULL PRIMARY KEY,
    "list_id" UUID NOT NULL,
    "e164" VARCHAR(20) NOT NULL,
    "why" VARCHAR(200) NOT NULL,
    "source" VARCHAR(10) NOT NULL,
    "created_by" VARCHAR(200) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE RESTRICT,
    "customer_id" UUID REFERENCES "customers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_do_not_call_list_id_3ca9d2" UNIQUE ("list_id", "e164")
);
COMMENT ON COLUMN "do_not_call_entries"."source" IS 'CALL: call\nCRM: crm\nIMPORT: import\nPERSON: person';
COMMENT ON TABLE "do_not_call_entries" IS 'A number on the list of a customer, or, without one, of the agency.';
        CREATE TABLE IF NOT EXISTS "forward_addresses" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "agent_id" VARCHAR(120) NOT NULL,
    "url" VARCHAR(1000) NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "workspace_id" UUID NOT NULL REFERENCES "workspaces" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_forward_add_workspa_c6fb77" UNIQUE ("workspace_id", "agent_id")
);
COMMENT ON TABLE "forward_addresses" IS 'Where the events of one agent''s calls go besides us.';
        CREATE TABLE IF NOT EXISTS "forwarded_events" (
    "id" UUID NOT NULL PRIMARY KEY,
    "cause_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "planned_at" TIMESTAMPTZ NOT NULL,
    "tries" INT NOT NULL,
    "lease_until" TIMESTAMPTZ,
    "done_at" TIMESTAMPTZ,
    "given_up_why" VARCHAR(300),
    "url" VARCHAR(1000) NOT NULL,
    "workspace_id" UUID NOT NULL REFERENCES "workspaces" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_forwarded_e_cause_i_97380f" UNIQUE ("cause_id")
);
CREATE INDEX IF NOT EXISTS "idx_forwarded_e_workspa_96c282" ON "forwarded_events" ("workspace_id", "planned_at");
COMMENT ON TABLE "forwarded_events" IS 'One event on its way to one address; `content` is `{\"body\": base64, \"signature\"}`, `cause_id` names the event.';
        ALTER TABLE "agencies" ADD "countries" TEXT[] NOT NULL DEFAULT '{}';
        ALTER TABLE "customers" ADD "country" VARCHAR(2);
        UPDATE customers SET calls_per_minute = coalesce(calls_per_minute, (policy ->> 'workflow_calls_per_minute')::int, 60),
                             calls_per_day = coalesce(calls_per_day, (policy ->> 'workflow_calls_per_day')::int, 1000),
                             policy = policy - 'workflow_calls_per_minute' - 'workflow_calls_per_day';
        ALTER TABLE "customers" ALTER COLUMN "calls_per_day" SET DEFAULT 1000;
        ALTER TABLE "customers" ALTER COLUMN "calls_per_minute" SET DEFAULT 60;
        ALTER TABLE "workspaces" ADD "concurrency" INT NOT NULL DEFAULT 20;
        ALTER TABLE "workspaces" ADD "reserved" INT NOT NULL DEFAULT 0;
        ALTER TABLE "workspaces" ADD "status" VARCHAR(20) NOT NULL DEFAULT 'ok';
        ALTER TABLE "workspaces" ADD "other_calls" INT NOT NULL DEFAULT 0;
        ALTER TABLE "workspaces" ADD "countries" TEXT[] NOT NULL DEFAULT '{}';
        ALTER TABLE "workspaces" ADD "org_id" VARCHAR(120);
        ALTER TABLE "workspaces" ADD "checks" JSONB;
        ALTER TABLE "workspaces" ADD "reserve_inbound" INT NOT NULL DEFAULT 1;
        ALTER TABLE "workspaces" ADD "webhook_trouble_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "checked_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "dials" TIMESTAMPTZ[];
        ALTER TABLE "workspaces" ADD "calls_per_second" INT NOT NULL DEFAULT 1;
        ALTER TABLE "workspaces" ADD "organisation" VARCHAR(200) NOT NULL DEFAULT '';
        ALTER TABLE "workspaces" ADD "signed_at" TIMESTAMPTZ;
        ALTER TABLE "phone_numbers" ADD "kind" VARCHAR(20) NOT NULL DEFAULT '';
        ALTER TABLE "phone_numbers" ADD "countries" TEXT[];
        ALTER TABLE "phone_numbers" ADD "gone_at" TIMESTAMPTZ;
        INSERT INTO do_not_call_entries (id, agency_id, customer_id, list_id, e164, why, source, created_by, created_at)
        SELECT gen_random_uuid(), c.agency_id, c.id, c.id, l.to_number, coalesce(l.do_not_call_why, 'closed earlier'),
               CASE WHEN l.do_not_call_why = 'marked so in the CRM' THEN 'crm' ELSE 'call' END, 'an earlier version',
               l.do_not_call_at
        FROM leads l JOIN customers c ON c.id = l.customer_id WHERE l.do_not_call_at IS NOT NULL;
        ALTER TABLE "leads" DROP COLUMN "do_not_call_at";
        ALTER TABLE "leads" DROP COLUMN "do_not_call_why";
        ALTER TABLE "attempts" ADD "workspace_id" UUID;
        UPDATE attempts SET workspace_id = n.workspace_id FROM calls c JOIN phone_numbers n ON n.id = c.number_id
        WHERE c.id = attempts.call_id AND attempts.settled_at IS NULL;
        ALTER TABLE "attempts" ADD "paced_since" TIMESTAMPTZ;
        ALTER TABLE "calls" ADD "consent" JSONB;
        ALTER TABLE "calls" ADD "hours" JSONB;
        CREATE INDEX IF NOT EXISTS "idx_attempts_workspa_5832e4" ON "attempts" ("workspace_id", "state", "paced_since");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "idx_attempts_workspa_5832e4";
        ALTER TABLE "calls" DROP COLUMN "consent";
        ALTER TABLE "calls" DROP COLUMN "hours";
        ALTER TABLE "leads" ADD "do_not_call_at" TIMESTAMPTZ;
        ALTER TABLE "leads" ADD "do_not_call_why" VARCHAR(200);
        ALTER TABLE "agencies" DROP COLUMN "countries";
        ALTER TABLE "attempts" DROP COLUMN "workspace_id";
        ALTER TABLE "attempts" DROP COLUMN "paced_since";
        ALTER TABLE "customers" DROP COLUMN "country";
        ALTER TABLE "customers" ALTER COLUMN "calls_per_day" DROP DEFAULT;
        ALTER TABLE "customers" ALTER COLUMN "calls_per_minute" DROP DEFAULT;
        ALTER TABLE "workspaces" DROP COLUMN "concurrency";
        ALTER TABLE "workspaces" DROP COLUMN "reserved";
        ALTER TABLE "workspaces" DROP COLUMN "status";
        ALTER TABLE "workspaces" DROP COLUMN "other_calls";
        ALTER TABLE "workspaces" DROP COLUMN "countries";
        ALTER TABLE "workspaces" DROP COLUMN "org_id";
        ALTER TABLE "workspaces" DROP COLUMN "checks";
        ALTER TABLE "workspaces" DROP COLUMN "reserve_inbound";
        ALTER TABLE "workspaces" DROP COLUMN "webhook_trouble_at";
        ALTER TABLE "workspaces" DROP COLUMN "checked_at";
        ALTER TABLE "workspaces" DROP COLUMN "dials";
        ALTER TABLE "workspaces" DROP COLUMN "calls_per_second";
        ALTER TABLE "workspaces" DROP COLUMN "organisation";
        ALTER TABLE "workspaces" DROP COLUMN "signed_at";
        ALTER TABLE "phone_numbers" DROP COLUMN "kind";
        ALTER TABLE "phone_numbers" DROP COLUMN "countries";
        ALTER TABLE "phone_numbers" DROP COLUMN "gone_at";
        DROP TABLE IF EXISTS "agent_lists";
        DROP TABLE IF EXISTS "do_not_call_entries";
        DROP TABLE IF EXISTS "forwarded_events";
        DROP TABLE IF EXISTS "forward_addresses";
        DROP TABLE IF EXISTS "pauses";"""


MODELS_STATE = (
    "eJztfVt32ziW7l/B8kvsdVTu+BInY8/0WrLjpDzl2Dm205nquJdIiZDENkVoCMqKuk/997"
    "M3wPvNgm6mWHhJLBIbID+AwL7vf++MmEUdvt8eULc32zkl/95xzRGFPzJ3WmTHHI/j63jB"
    "N7uOaGpiG5uKi2aX+57Z8+F633Q4hUsW5T3PHvs2c7H1rUuJoJidEaPHRmPTnXVsyyA2J7"
    "bPCRub/zuhxLaI7RJ/SMnF3ZcWMcbmhFNoxX025sR0HML6or1lm47tDvZxdIv1YHj4tc6B"
    "Ht1H12Bul5mexTu9CTQcUY8bp8QkfNL9xez12MT1oUvTJ7+5zLcpsRjlBP4kTy6b4gP45h"
    "N1g4E9uo8PCDQeoGiQ3av72xa0dil06c72Hl3HHuETTLEtPAvpwWNxIJoObZ86Zpc6HYuN"
    "TNsVLyeb4RvJ1yd8yKY8fEUycS3qSQSmLul6pmu14I1sl/vQLbU6pm+Ejd8AmT2iIQSOyX"
    "0SNNwn3/EFpyYn3JQgmuLB8BGe6NgnfeYRA1aDK+efdyxzxg0YSzyaZXmU87Bnj/aYZwG8"
    "kir6GRIBEBa8mOmLJ3tmdo+SsceebXwXj46Z51NL0tJn6oaDPbq7nFJo4MM1WID749meWC"
    "kT14bJ7/hsQHEGYL38+AdctgGbn7CSg5/jp07fpo6V+jJsCzsQ1zv+bCyufft29fGTaImr"
    "sNvpMWcycuPW45k/ZG7UfDKxrX2kwXswR9Qz4fET34w7cZzg8wovySeGC743odGjWvEFi/"
    "bNiYNf3s5/9iduD9+XiJHwn+O/Bo+WaNbp3Nw+dO4vHzqdndyHio+Q+aSCSz3m4kduA8oI"
    "zB+y3xgQcXUHB7j4tX23e3SyJyBg3B944qaAa+cPQWj6piQVoMcoxx9sHu2LoekVo52myq"
    "AOD70evEOo1gDuzsj82XGoO/CH8PPkuALsv7XvBN4nxwJvBtuw3J9vgjuH4hbCHsMs/lcA"
    "OGy/GmjDCzG28aGxcXAP376dA11oVQqvuJfGV54meYTPGXOo6RaDHBNlYO4C1bpwjq5sdo"
    "s4v729xp5HnP+vIy5cPWTw/fbl/PJu90DADo3gyMPLVzcPGazzZ7Ii7sUd6DlQmIOIjclD"
    "3/Y8c1a2bSeoMng7NvfXhXfioOxObMcH1mYfx3uNs/Lh8n8efvwjA2eOwVPZqwuJF9q4gx"
    "PvT7Rvc2oiK/wk2PfOE50VbCW2a3olC7qQPLuRzHy54LcL/Kp95Pr2PLWPAMLnVzftu993"
    "v7T/R8A/mgW3rm9vPoftk6zh+e8Pl+3MZCRFk/w8fAToUEgp4b8ztJlJsALi/fCPRk3Iw9"
    "WXy/uH9pevqVn52H64xDuHqQkJr+6eZL6TqBPy/erhV4I/yd9vby6zMxe1e/j7Dj6TOfFZ"
    "B8TdDoh6CUzCy+Gl1ExnpcX8bF+5fvFEF5FmJhsQW9dJcnTybl2b3QCf4ZfDg+P3xx+OTo"
    "4/QBPxnNGV9xUrIH9CZ0RrBYQLKDXAeYAT+gcFcDNUGwT27Zbg2vMovvoCZ0CacgUnQO0E"
    "WXhB69Z1ZsHptCVHQnCQ5k4EVL31nxJqIbzQNXtPU5DOOqk7ieVRIfQFpJ9+uwN+WICbXw"
    "eBwvsi6GYLV8Ef4boPr8arIcdLCRSWhOoq0VVT4RoAV+EvidNn7KOpAI3NAe1wyvny6+kr"
    "dHUve2oqWlPmPfGx2SvSj6hA9T3sp6lAWXgi+B20J3VomUZJBbGP7Ib5F9DdJfQ2axJseD"
    "iyQ1Z2XOZvjQ5H2SumC9+eFYyNI2VPwwLTcPKkLDcOp47l+azDIQnaBk03MGIW23eLm6KF"
    "tj1CnSInJlpMXXLwl4O3b98S4AQt298nbWmp7AGvwokx9uwe7Yyp1xnZ7sSnRosIjSQVVk"
    "3u07GwUxq2C/QjWI6w4cE8WGhfRLuk6ROHomnUAHp7NBlF98+ISTwK6wducopjDRksYDkM"
    "N4jJbYtK4yY0nLguWkDFo43MGRkwwlw0aj66BhxEPRr1S8y+D2+NtlD5SpwMzWdKKKxNa5"
    "98BClC9jpirj8UTw+dsqnpwtbTIv7EE8ZnA/ndfzGXGoDZA3ZmjiVkUxs+ogm8F1qe0aLs"
    "iqURGapn0ky9h8beIZsSh8FTQ5NRF6Za9IAsaWC1RXO0MFkHb/XoTlwHjb/4/N4E/iQcbj"
    "C0xE5tTs/EWKfSgg6PLl4T6BEcOQQ8B5u6neDdDWjUP01YvN9I23ZoiR8DHPCCRs9hHMQA"
    "uGQ7hni28NJ0CC+ET42LCNjREewmPSLsMPBN0Gk4ieGr9dFA08IB6BiXiXw7MV840Jg5dm"
    "8WGOMDm3W0VHtD04WPLftiEgdhrhbksOPtfxX97CHq4k1h4fQ81kNJEZZe3Dv8FXWPLysM"
    "4cwNF0cr+AJa8Am0xGcAPbQIZxJhfIqR6Q2gEZrugRN398k5heUCrwL/xjD70gGBi75Nh3"
    "rQy3Ro94bEEL86dGQitANc6j5jiEWgA0XHi10Dn7LzODl8e3hi7MkZCO6Hzx82tK24HW48"
    "4ik5/hG9aeRecRYuV+FaMEIPCXhGM1iU8KzyWzBGsE0B1B3qecwzcM0FCEKHLHIDmZozAA"
    "z3EzhIQs+SAn+BH9LxRZwl0Uvu/EO7EdTJjUDbt9ds384cnQoaryLSzam9kB3YFs1XkmdQ"
    "ADhLtkGd4pYAm2KqFJDN0Wl1bQ7bHLOsgG8h7Qb3hi2BOCNtKABcQLk5eLdlBSckjALdQ6"
    "UjUZpygx5EIRO3tQ5ECXmjyOViULqkM4QLLeeaWfaDBf0fh4dHR+8P3x6dfHh3/P79uw9v"
    "o5Wdv1W1xM+vPiPgqYnJz0BCklPhnDNkzfMzOjqch3+GVqX8s7iXM2qm5Xq1RV9Irpf+ok"
    "s/VIeprPskzeakxp1vDxfrksTX7XMeaBBVQE6QNG9jOZxHLC8XynPwoi5yMZG8iHRju8nJ"
    "tvCFMUqWWbCK50A3oNsYtAfbo+vgY+pa5eBWHYY5Un0QLnoQBmaRBVytkoTa17bOvrZJa9"
    "iC0xzR6pnegpmeDtV4rhRV89iuo7nsIUcV9pCjAnuIsNjmYf7v+9ubEjNIRJH9iOyeT/4f"
    "2XT8Ew77GkY+RCj1QYU4R7EjiSm4KIgcwQ7Odfjlq2nulDVGWlekpiuKnQwUQE4RNQ/oD/"
    "Pg/KEc5g9lKCf8URaAO0OtcX8Z95RzjgrkOcLmob0WVkXH05Sj36x4mpR1R/isFe5q5d5n"
    "KaJVOqHVV8h7wecsF6KURTgP7yfmUXvg/kZlzLiInnF7RTrWXO6t7YQ156oOlz1zGvlCpp"
    "cVvD+8NZXc5R0s87urC2Ax5wn9CtyOC9h8legTuEZvRE/bd1xsSUzFNqIGcmKRa40KTtfQ"
    "RYM+47wxZDl4cAU1FZ6VfGfX1BpQr3GBSzmnk2XXkXCGaGNPzYUpDOJZDqp22E+TgFIKhC"
    "uOiC5H9dalDwz+WXlY9DaeiUFg1SrQasddNQQoxRDL1HIpCLPMLqfyUMtcaP984ZbJnLUY"
    "RyXj6MZjjIey/TNiYBgVEryUPLc4RHN13YvEu1PP9mkHP+o4vA4z4qaD6mQwHUbBYXsRXk"
    "c5TD8nSCmj7OKe+P53/BsXbxhxl0uIKwLIYO2lLwZ5duNMuTx8ApEql096QyIyu7RIdxaE"
    "ysEEUQxKk7GEPnOsMxhNTkw36Fhm8XVF5FuL0F9QUy4eQWTjRXczMhVJfmHB6Xy2dVEKtE"
    "h5IFpilasoNzNkOqNtRq+pM9puOuLvVXxka3b2Z9bwPCiflIN8ksP4mXpcfa9IUzUQ55Xv"
    "FWPHVAU5QaIRfhlh4Jb8SYGwWg5wTLFBb3pgku1nui6OIrsrz7UpV+zJWZB1ftQ/iydfLL"
    "Pk57ncxSxNtZSb2fbM7Vr8ydICoOq3lqfWX1udv7akTK4611laPdN1nmntC1POvGhfGO0L"
    "84LaK5+FVxHUan/JNasXawmqdjCqkYPRqyW5reeRX20chC4Gg6XdsR5kL/eTbvykzVmoJU"
    "LdslmBQytWk5DKW/Xzp00ettAAPedOuEzW9zocMC/uhJkDdp69sAz0QZjOfFnT/7x50bdl"
    "E1Q0/MvXL7D4R7hUZFX2Rp04Nf3Ldn6R23fieVRkw7W9MyyxytnE69HQ7C7yq8a2ekyh66"
    "VT6r5g7F/DGMLiH5g1DJmTWXaC/fNTMh0yCrdJH5YCJnzFy2QKsIhMwSaa49GbIOhBZoH1"
    "6NjBBOzEZcIULxLlor3fmtCU7V0k53VY74k4jD3xIOWy7Z+KnM59eLchMYeY5Zj1Cf05tr"
    "1ZC9/HdEUiY1gTszlN8z+E0luqn8VDyCyy2lr/atb6xMJVsV1kyLS1fi77kJIpOSLYoHVo"
    "wJi1rvW7bttQsPflIS5No5Kg0Dkhc+lpZGFHTPzOOezpT7TIZ/TlypDZDnRtyAVrQwZ4Bg"
    "fyEjOS60FPyaJT0mPjgj39gf4sS9wUEmxwT38FfgQr/FZbJFNwh82zZspM1gVkPClfwHKR"
    "pmyg5WJLLBXzmSKlXKA4xTGVnt5aT6+2RK3cEpWMhlAEtoB0CXizDEEd9IXaILWNBqkqVX"
    "h1FJuiOnzJELY6rPAXp6LgI1fXiiuqfJPGvwLFb8Y2WK7+zdkj54z0khRnhLnOTOg3hbDz"
    "BovH8SEqPrkPn6y1T74H5d9MLBMX4xRU1soWWisJ/FrnaEvEO1n2gPICVqpc5xRTaI1eiU"
    "avQpXKnBIF36U7GeU2pLQ+NaCtc2zOzrf7y7tTMuHUe3TbH79c3ZwS0xrZWIPy8+XNxe+n"
    "JD4fVafnYB594EG5PvAgpw/E51TUaidI6jwRtdFpC7xUw9BSRA3Qg2wgEm27VB814fK1aK"
    "xF49qKxluLrhaO1yocX7TvL9ofL3dKV/EK4G1m2pYsxi9JvRHSKlqI1QnI95S6F8z16c9C"
    "z6jk7VaVgMyhIYKBLRVcpKSgJ6qlC4aeBF3IOtlTkxP6M8g00gprm7ukb3vcL/aHWrZDLe"
    "bWi8kvF3PFilPnRBNkmg2tGxuaO9VfZ1P8zrwnPjZ7tGhLjG9WbojTsJmCujDM2mT6Qgf3"
    "zOweJWOPPdsWRe9Ooc4zIj9LmdCJkyntDhl7IgAu4M+LlYMr6ls4iMricDblBtm9ur9tEZ"
    "e59BS209keceyRoBtitiT8K8gVSzBvJXp9ynQDwuvTYE8GOnAaFjWtzhOdGfAgvSHtPcF9"
    "kWgqSuyEHqGkD+NaMpfUJ/jA4O34XovYIv8TjIa7O7qWktu+eEhXOsf2ZoYYnOO7w0UAH/"
    "1kqfdMO7bbxT7hPfAxgqvwsyv1pyE++CLU6QdjmUJLOgJ+Z4/A28xI36P00cXkV0F/ItuU"
    "PF8M4ZsqcsDiS+FzwuEUOKwy5gS+r7Y8nPA1qSVeeR9gsU0kwrLi4s1gTKzRjGm2Hl1q9o"
    "YEW6QTYIn6wi2CGMHqA4j2xzPoigNrlkl1hTTi4IsmuQeTjy6+nBJsD/MkUX10PXsw9AG3"
    "oGXH99gEFrroT3SGT1dGTqYecwcCPFck0oJLokNoBtOh02nVRaiqOm51lqc1Z3kq9qOrSP"
    "FU4ja3Nt4xsYrh2Nu32Ajw2Y/PuX2XTqUz39qW9mYKpRamD257nlniz5iiyszGpotJ4Xiv"
    "sbOg79yPf5T47o5tPNzzmM7jthvTavfQRd1DtyMlFHvalGlk1S7/zBsoWvhiiublNDuYC+"
    "CDCoQPCiE2XZuX6B4rgU7RaUPfPMyIlMHyOJdnvIopdLarxbNdCRQXy4qTotS5j+qm2Upz"
    "mZFmIj/N5cXM01SbixQ73JZQsVB9owBqkkTH3pUAGmrJ1HFNUm4O3oMtgTehGVSANkOlV2"
    "0WVgFNZwwgSWWoyh5bQKrXbRZgoZZW0pBEFItpR7aQF3n4e14bEqrglU2WSULN2tWZtcvb"
    "R1Qnu7gHPet1nnWdzLT87NHJTLWfrPbkrHeY46sW9t0WyNOREFhibEmY/oYuOJfYUVNR6j"
    "MPwVgSp0+yl7b0QGo4VkXaqwXAolbjFpaSw1/6DPE7oaBZDKxC8Uzs7Xqbpdals2gmd/ei"
    "kOr05l8RUo0NO4kDZz4fSUlAdg16cHJs7El3vJ7pEpFkUjr6nYm6lyLAmYR5WIPY5olrci"
    "lP75O2eDUgGeMdzE6JvovF7pPrHxY9K9s87XY4NLnIf2m4du8JgTZaxHiyhcOi4cEJ7zi/"
    "+FPbsZkhnBrlBeq4s594QT6EsSc9EbHnhOvmo+sHpTxH5ky8gHDmJKYzHpq/HJ5JXz3mia"
    "c9hcvO3j4xBjhpSS/CwHFxZMP7uQPpiVnm0fcj9orFFgilTLyp3fzq4uYn5iSHc7l9PWzf"
    "SDe/VfuJhF+xCsBJGu28MI/zAu6PKgiH7RuI7qoX8Kv5R9aTl5rbETI4NVW1gwkyrQCusw"
    "J4bE54oeTGmENNt3h2Y6KsZytQrWvria5s2LX19vY6NZnnV9lUm9++nF/e7R6IWYRGtlRf"
    "VZl3R7Y7KcplPYd5NyZdyLxbs09pfRZ0y1RyUcrSaXDz4GKYVge//AUOhCytPhXqfCpos2"
    "D5R9Vcs+CrF+Tbni9aIYNOpDhShDVLp02u1SbXlIJuSatrKlJ+O8F90fCaXV8ltteiDWIF"
    "CCtUUavnrrCOMmolK/uJzpY0RLbH9m+0SV4EeaZ/OYAuoIsmwbOoyVGYekZ0NUX7hMmxne"
    "qyGZ+6quExC0SB8bEAq3IDpLQMx5OlkLYKLWOCXCaaksbBM2LILqP6eTaPbrbgL98ctIiB"
    "JfC4b7TCSnzyNxlPuo7Nh1TkDinObbWRUZdIxCHHVGTQUkS6DHWlcU5OtFqkcZKmgUa6tQ"
    "QbS8xULXVpqgZak9Zgq0ttXepgl1fOWyfecu/sRHvnZvA/ngf+43L0j/Mx9RO/JK6v0m6R"
    "JNOWixcsF0tltMserfmJUiwzsqRnbh2O1BclxhRDMUeq1aUyBcb+gGXcaOgs+BIfioZwBQ"
    "5UEHHJCEY6CGJm/MewUyo8v0aY/M7oU783lGngztCjC1tiWUzKCYetlkJL4B49Ni1mQDcx"
    "6BL8Zx11hHX4ZNbBhSolB4kplkoOsthpXaMkWWvJGRJ/XqpWpjRlA61MW2JVKjUmroh5qN"
    "DpK/IPS2n067AVLqfPXwcDIXXKRdxDpG2uYB1kdjwF93lofYaJZTHxuFAVYYreX7+0Lwhw"
    "9FTqhhBIbIiu5pYhlEfcPzbE2R1mv+VDNnWRE7B9oUvyit3m1zecSETsUl9MGDQWfASVpc"
    "+CZMVBImOOuY/pGHmSvsdGZDfOVhwMJl0q8GagPYPhPB+Wt5XKqbziHLXlwu0qtTU1ygl/"
    "NI8Ee1QuwR69fSknvE7Bv9b0qE9qy/ipsVrH1etixJ6nAm5E0ER450G3HNyc17r2w2oqh1"
    "zT6nT1tMA2YpY9+swWS5GZptSzXOdZ1k7Sf76ZRvlLlQNKUzYvl/a7eRjNd+WM5rt8DGog"
    "Mqvob5M0WoO7cg1uvfxm6ru3Le7VXGY+VXa4bWZqo9aSJtSNFWb7yG6Yj16ml67vFWpNMy"
    "1aVdpTC08lX6TS7dA4QvllRWo7TAfCZBUt3I2kVTR0V0Y/u1aUDgTWTCus0iUzdeW1pSvo"
    "U6hEkQ5mTigy8V5I/YYT2wq9/yTBG94inEkda+gxiAXNXFFtrIfKVCKqjGGf5Tk9ghHxvs"
    "7oUT9zbWJ65oU6QaJPlsxhrROkrDG/xHRYEG5cjm3QvJHQrsHZkrOJV2QERoAvYfvP8UAp"
    "sGPqOuMNHMr19alIZ/XoXtx9gT+90aN79eXr7d3DKbFHY+b5j+7XyztgxE/JmHpc+o8qOx"
    "7P5Xdc4XacT64SKJu7St9AmqrOU1OnT0GbBBY5JrdOuaRTNK+c/9Hh7TrxdY1UFfMkvtbB"
    "168UfL1OVdBXzJ61U5SAVtxoVaaexSYKTnOivSjb7oa6k1ac4VWkSA2yw/JJ95+0JxQwey"
    "3pbmbIPF8iaerE9W1H1JmfjOSlYre5dQ/4sifbj524Z6SIe5D6Ha3QeT2FDn2mzqJSXERc"
    "Z0lhp/358ubi99Ng6YMg9+3+4fbL5d1p9BE8ujLs6pTEuv3XF+HS38y8H0KaSnOcWim0QU"
    "k4OCzUlA4pIo20EtLqKocUodY41FrjEPJJat9Tmqp5bixr+Z4SLKniB5Wm1P5hdfuglop7"
    "W52IeU3NtHyTvN6qEjAdaDG3L0HCQo90Ra4B2SbC0s/G1DXIdGg7FL0ERLgUk/U4MMoKpE"
    "Rv4nKQEYWjnPBykFKiMZiIEkEdIR0apOcwjJVCxwBc78Ts+yBbmo8ulm1tYfiW6QTy5JAB"
    "cKKlKOkaOiDgCOTgmFjmjO+T70MmK5v4+EBdWR0FY6l8jOk6JZwCeex7sT+elTsXJPU1uE"
    "oks591Mfixk3xHRQn13B6UZjQuZMkL0hgHG0B9I4NkEuP/ODw8Onp/+Pbo5MO74/fv3314"
    "G2Uzzt+qSmt8fvUZ81ukdoUw1XG55BpPoMLZmCJqJK+5ait66lvIIV3h9pGh05JoNmEO7L"
    "gF+0dlspyAZIOJcsJ9Zavy5KSqZSSPJ1XeLkes2bu6sXfZWvIlPPwL9eTL+Pc/iyt6Van5"
    "VzfSNmf/r7DSvo4tsabQbr8x0br36XinzKIo77ZeNCtaHQ4NVY2LFkGqM2LQn0DCg/KKID"
    "ChdHVx9wVkJtdvkWfqdU04tESxRz4GyKkhajsaI8o5vJshqWTaCx+EtQr74vrGFOIpdo7J"
    "SQyCcAY5wkwepA+D5eIDNHDVY5PBUNxFiqRHukfHwteKwLLuTcSu2xua7oAK2XII73OGRS"
    "ypR4NCmkIGRgd5YoTibqpIpUf74r2Dd7QY89aR2EObPFdt8lxAmFmTHNMkvBN2y+BbVZHL"
    "kzQr0VjXKHXK8Vz66uMKffVxXl8tt9k8xOVxlzHF5qMuX4cZW0t8ZXhsqUCfpFkK/O2RHd"
    "eCfcAjqGwsCZLGJdF+N9fG8q5iY3mnndn/pKqSnmPai9k705RaIVbnWdZW7abOck2s2m3f"
    "p6NxccLy4FarMueobKSg4ZBm5EDoHnt2j4Z24xEbBeVsRCJQCuuM+2T34C8Hb9++JXA6Wb"
    "a/V6zCWLZToaNAc3as90AVAac+MbltUdJnHrH9wKdaBM33RCFz7NgYmzOhyTIwu6k5K4q2"
    "h8tB+lL/0RWUHPtsEQM5Ak5hdVscLepT4jB3gDqKEZAIU/ouztlpmFld1vwBeZZNOZrvMT"
    "2t1eG226MGEf8ltBy2HObRxT/8ieeSXbS3Aw2Atz+WOU+pyWlo/RekJvTj4ChCs+7h61jU"
    "tKAtLCNnxm1uJDAybUv2iokW7iiGVO7N7VeOgvkOXP2Ry7XLfTOoyRy/ILb89068tONG1k"
    "TURsf+6c8xJmmFJRct/6TJrpNcsuGGuNMK5Cv8Qb7/enl3iZPvS7sCubonN9+ur2XwSGJ4"
    "6lqBF3z1uOGQHVRHdWAYV34WLz1CCDf55a9/JW9iujfkP+H3mxU9jwerz7Pwa1J6nIisM/"
    "Gc6Im0bux1dWPa1rMOlVi4w6tgmqTRgNavgu/2MLQKuAKfUSwplJjOzSKNbUo8aNYSRX4/"
    "p+4O3nKRCKqYS9mccgqaTpTrjO3832+X3y4/nhJJ/eh+vGpfX918PhVMHqD56H67ubi9+X"
    "R19wWbwUnI3L7tjbDt1+v2BV4cO8iLPbqXNx/xp2A3Ht27y0/f7vF3YFF7dC/aNxeX13ip"
    "h6g5eO1T+0pc6ZvAW1pZLn6uCK3DeSK0Ditq++WCMFBS6Ixhmx7Z7qRoFZT6ghaRvuwZug"
    "UfT+Acenhw/P74w9HJceQTGl2pcgXN+28B3+5RlMFCKUcB5ELazaF8sCUQwwq0R5PRAgAX"
    "UG4O3rfbAm8soatAm6ZaCNaasSirBhYVLnlEqzzwQ4om7bQbccNPcIhSU1LIJJark2MqbR"
    "eqnS45LanG2jLFOc6QaptBnee5wlX6hS+5wltaz3Gt5jihmVed5QypnudazzNjRSn4S7mg"
    "qL3m1bPcDcwKVePTExQaziycYRnn8gDCirQgBbRNcw09mCte86AiYPMgH7EZAWe6fFoUUF"
    "LuqFhAqv0VF/dXHFJ0sFDnsZJ0+uit89EbWcwVZzhJp2e4zjNs2RzezqXCsN/xgC9mBWHb"
    "VTVhi+mbl5fnZJ6z7KT8KDvJnWRdG1N9LKA8zRNq/WmeO+vBoh1QRRVqgqhBmG5YiRrztr"
    "BbdUZ2z2M96voFS7xqKqp60XOz6NyEXmoqfHOSRjPMizPMsc+kKkOVptQsVZ1ZKo+iI+2C"
    "YQkpUj3PdZ7n+gRa13dSl0gYgq7vOWjVk4UE3WwnpC8nCokXVK2ShAjYC6JmwukoD5nBN1"
    "KIl8HmZ5htAwVPwMsKE27IKwbh5oxMh7NUrsfot0y8KP32ikNnVti/iKJBkTKMLwhTgwgP"
    "Od7pUn9KadAlhrqwvi/CTTCNpQyPsWxL9Cj1lxh5EqaLHMAiaWEmkSd7zDsiS6XVGbKJB6"
    "P4ccqRoLntirAdEYUDV+B9iWgryiVg/yKEJgi/weE7MM2BK5+Mw3l0w0Ac+AJnnPThwx4S"
    "uy/JuQzTCWJywiG8iUMxImYGHQePJgCbupmnkFE4zLF7NuUYhwPYGfgtAPsfhQ+BeCDClo"
    "JAmz6bAJhd2ocdIkq6KXsKKMOOgignmW8FOpPfPJY3S5QPDTOriFwrsIaj2CiTPwGA/hSD"
    "qPq2G2T47Nse3BOLBUaA6wPqjWEdxY87NAEfeGB84y6zZiJcCGfRiBPJyF7CkfCtorQ0Ly"
    "b8TLxVQcrPgpZRKMyPRMnf7L1U/Ez2ZlUMjfiMO91ZJ+RTIonv7kow1lH0TC5MR30YEacT"
    "pNeojFkSZfnIf5E35th+Q9o3H0kCNhHHdPsQxDLpSJ1XjdSx8WQHEIRaURHyPKmOg5i/um"
    "WJALoVFS0XVO2uPq0sBsIukL83Q6ahngNqnSh5IzCLwGpFH4ckTQNBXot7g8TsmXrI76iD"
    "nSDcYMwVHLbIRI0nXcfmQ+XoqwXxP54v8VhF3rFcdiCZaVFxmaepGmj5PJ7H8nlcbvk8zu"
    "L8bHo2vrmSFSJFtPkkb0X5jHHY12Cs15R+zDeRH1eZkySNnpLVG4x08O2fNfiWTfweGynJ"
    "aAmS5h1Cq+doEzpdFZQzZM1DevVslbpbWZMdydaS1zKlNM0B/ZLVOU2rYxhrbXfGWmDSzq"
    "E60WlKPc21nmbte930GX4VB9U6BmRt2AUyaYPPg38/Mh2nMm9FkrYx6VaODt+fRKjjjyqc"
    "77+0r68LM60kPRny2FZlWslSbg7Zo22JN8w7dxTsHVUV9oo72GC9vejK1hbcK/KIUVnoJe"
    "QNcmhfYQKcwhVero0sW9HaSV1B5xh4S6ngniDRyC9TeyV24cqhX6UrSZE1T2GylgpDCR+9"
    "IgbcNb2SepoZwuzhOQs29O0CvOrsDFZvtNQB1fOrm/bd79Faj8Sq69ubz+cFq/3894fLdi"
    "4QSTV8X0ftr2R/1zmw1+FSJ92JFEFNEWlIdQnZTZeQza/gFaD7Fa7Rm6i3hgKc+naVg28S"
    "52CpJuo8oPz02x2V7szlmCfK0TQE7z/WGZ/UlvVpdooK+wS3WpWFfWSjOQOVvssaveEnib"
    "Egp8Qwn01bTIpBfEb4mLpYQ2ZIscxOdyaCSTA4xQKCqYiZwSa+IYrtDBgrCFha0zgYuNTG"
    "oKNZWC9o4JkuFhv+P8S0/gmj4UVO/otEQ8EdHAD+E50tWzm4fjzLq2bZWk/IRTR5agaJFJ"
    "k2SSxmkhhS5VzPdNO5npuFuNiX1CCPSDTmi2Fe6tVehXq5R7vGvQL3nCClEgg+j9B169IH"
    "Bv9sQOSqw2G7IoFrdSzsNbUG1Lt0fW9WxMYmb1eyso5o2IGtzbOpSuT90HQHopCk6Yb1Hs"
    "+IEXyuUdxzcOcNJ8EdYvZ9KstFYtwumwA7aY55Sfj9igcRMfhj4IuBGR6ZT1SSI0vUhWuB"
    "lzBWeBSp1QgWVCC7B3sYFx9d7Jljf+JRvOZRkUma7B7u4TOC2EsCca48aDtoEPKk+CwyCj"
    "v5qYWbXjaSWykquWpXLeSICzbUYKXX9uvc5EFWzjpvz8HWkKlIQd9VsZaF7ZsYjzhXOGJF"
    "NGI+GHEUqkIU5MGIRq/qhVd1JFR35Am4oEieoNaTsZRwvtA8ZAj1FCwnrS80B1lKPQkr2J"
    "QEd73onhQR66lYfCpSQsS8+vCM6KGT4qQwlaJYDs5qf/CIqEEOnKtwBd94yF/t9oUUa340"
    "lwvbUYUL21Heha0HkC0W8ZembGAgGK4m69Z1ZsFHtiVhQ8F+UB01VDtb6Nbu/trZ6PV03x"
    "tLRfs3Zvfo5TMt9vZI3G1VacmfsV2HPtO5nT5Qff1MPRse0yKCUKixyZR5TxyLiZ4RA4ax"
    "oc0sm4sUdda2S2y/WCu+mm4LtdNRN3LVxP3kVNGZnJ09Ck3nSdmZRHLOBKFa611LrXdqeS"
    "hwelm6BvJ7h3Pxe4cV/N5hnt97gldTwTls30B811CMiVkFi7g8GCFsv/msVw2KRUgeG4oi"
    "TIa0gTLMlsgsISaVQsvQdK3FKt+kKXVCizrPcsQ8KsqmWTotnFYLpykmfUnp9Huyr+0E90"
    "XxNLu+UvLpRfv+ov3x8rXEU5gw7KRtWSgw7RSIqJkWrSoxtS/b4keLjef15/oO8p+smiHl"
    "ssiZCXMKv+FBjMCAkS7FwiEgUBb4ay3ayctyaJRHWrtDbYVgqHOFbyZX+MQrKJFVDnHQvI"
    "novp1L3sZmFd5PeYmb227RIftCrUa7+MDVMonmVrd3ejW3qrnViBelVqlBJdNiHm4VpHtV"
    "w0pg+HBFObWpOcPIVsFrSr73jGC5OD8sF2f8+1Ho6x6BHP38T45b5BH26YFroif/484fRg"
    "sozAlHzA2Cr8RjTrbYCLP5RyiuAReQFBR9S314Y8d0g8qy/1Bim3Vts1UH2kZTpoB1kkYf"
    "OAVlW9RTlvnF0Zxag6+iwU9sK4pscppS88q15pWj2MD0DJfqU6L2jQnZXVlWSxEx2Jm4vl"
    "0gvFd/MhlSbQyp8ydjATO4wLaYINPzW+f5HdjAmHcm4850qOT9kqVrXr7OtTg7a13nmnWd"
    "Wh2m1WFaHdZSUoddeKNSRVh0r1WlAut5oyW9is+IMaXdIWNPQnFkc8JhV4S73Rnx6FgEep"
    "DA5RKYcszvhpY204+yZ1zcfXkDfyFrUajpWvN4S+SF02be1zTzxstA5WROU63mgH7dycge"
    "z/OdzlWHs/b81Z6/tWF11lPZVp4JqtJxgkxrDGstHm+ba3dN8rdu3Txrz+6mznJOhn0dGe"
    "sOJvw7TKF4spyUlbjbqpKzcNl0pqKhSo5DTGVFvTNp4xfUBGRyT/zyh0Ka6dse98nQ9oOc"
    "g3jNMbkvnAGGJocfY04LsnWvegDMbfgA98Q7o6z17eb69vPny49kl1PpmDuyB55IJL93in"
    "nCcXDiwFKRg8EVz+RDEN849UB6gwYcHsRlGDU6aBH4Xh9dk0w928fuTB8HgbvEduVDsQFx"
    "KbXwIuk7Ez5cVr4T/yvwvWH75kkVq3MfLZfnxMJbaCtPU2rOrHZ7eerEtouKTZQnMbM3Xe"
    "l0/YqTpYy5NTkXH0zHKcz8K29UnoY+NFFL9hueUwYXWj2hy8MzC8fGg0H8gFmHkQgcSSjy"
    "tQhnuCu8cPIt0qPiUReMxeWhJTYrAn/8i3osOFODow9DVpA4OP9Mjz66U6T56rERnl4TTu"
    "jPMe3J6Ba4MBLHItnoqSgBUzkXY4rGnYwrLA5YfjL6DL6YAnuNw8wyB5iQIgN4H0m2cOOs"
    "wPjj7bfz60vy9e7y4ur+KtAVRSeeuImX4qK6d5ft6/rso984XP9oFm6l0b3K3XSCrTqWOV"
    "MpB4TMe1Soh3lElpMiuwafdP8JGwwaV/bIBBh79DHG1jBAuD+FhIEZhfwL7peUA1r9OCKH"
    "uiwfhMYfCnspxvOJekEyxk9Qw9jY03Ro94a4k4o9cWzaFplRP64yNIW9XVxFcoZbIX90dw"
    "/+giZq2JSpZftnMsNN8OTMdWby4cRY2LPc3629fWLIksodcc+QN3hwHuCNsIFR7lAd4yIA"
    "NfOZb7Q5qpbmqPTEzeu+kKbSzgsZPb1lFthGUBgs8V4zC00jSQmwWVCiRJf1Rse9R0HAit"
    "prX9msr6zcrFW1ETGV1kTUWhORPKwVPpgsmf5udDm5107IrcvJbUFZs1U6/qFg0naoV+L7"
    "F99uVbv/YcOOiS1V1HEe41zYZFDt5FMXne9EsCjW+5LCl2gDUp3QiMkiX/vnt7e/7Z0RWa"
    "KFo4YqJWiVaOrWNJiQIx3a9zvsmXpCmBS6NpQI40KyqF0TpWTjil6GzxxLOBROh/A06CDa"
    "d9gUyEUCGqzZBQKjaDmCboRdwkBFHpUaObwoW4ix0A6N0i88hPZHrPv336oQAKO1pDYJKb"
    "ImWTk2fAT6Q2ANsWKeGvwpMg3/wvDragClE9IkmSk4+1TnOEGmPa3qPL8Rx6Ks9UgS6jmu"
    "8xzrEh66hMeGoV2qhMcrR9m1HZDuxAQViNrxzVaVoG2GzeaUsttkxFx/6MzIwDNljQ1DSr"
    "IGSVsn94Tl0pDlq4wzYqBvZkdQQ1Pj8O3hyS8HB8aekDVFZyBsmg4WKJrlBe4NjYuy9/eg"
    "MLbRMz1vFgrhPvFggU/5qRTGQShH+Sg0CIvuSZfC0FT6nXISydUu/SntzXY04DoEap2Qat"
    "UJqXSZ31eS2XSVvPVXTYl3t4IFzphDTbfMLpskzMDdBcp14R3uMZvdP85vb69TDPT5VWb9"
    "3nz7cn55t3sg0I/duQpSHEUnkcrSTlM1Ly1K1XYRru33pSv7fS43sShsLI/iBQxPCUptf9"
    "IaN11/M8HdVQrvFK1FC8x5kk6rZ7R6Zou+Zq2eqbV65rUrrH40bWd2MaS9p50CBU3ibqtK"
    "Q2Nhu04PG86po/mVTWW0zmQUFZtBl/Pdbw8XrdBJQfitw01Ofd+hI+B89ojD2JP0dw/VFm"
    "eRbwODlZZXy6xvKOEF0QOmGKCNfSBi/3YOo6APhNEzx5gp3DLiFtLRApvwrHIIk4lj9G5n"
    "ZAvnDePRRYqu7TioBoLxR2MZxCQd9PHm2GPPtgUd4gxaGK6EXZDd4MVFgJZw4mjBQC0xGL"
    "7jsjqeergYv6r/xDwOxhX5xOXqURMCEkRagbO4CBB8lIrYJ6g0+AuDH+5XHdymYKPreawX"
    "ZtKbfzKqetGTs/iXkTx98jNS/m1k6Zo0Bytz8LY8u1+00MuzlsUUOm/ZEnnLBH+6mM4nRd"
    "lAnc+2qwBq4lr+4NkD4Oo/ygyqxRkeMk0q5SpfNu7EKVnnk67Q9VumShDRt3zSxdtdEAxC"
    "h+tTIcEIMzQ1QYYImogehMwiitYUO5WvrOeyGN74XaARDRPxllZL0hboV7VA65JIuiRSU1"
    "gEXRKpsSyCLom0FmlGl0T6c3wyuiRSs+dXl0TaaEmkSKqZF+eIoIG+g6uvC5AUItWTCmVJ"
    "tYRS7Q6QFdmXdAkIVCT3mV63E+kXvQMK1lutPASKZqNcr5WdtJd1W8n3V1BvBeRo1UaDfq"
    "h9itRSv5g9kUHujBhj0x8aLdKlTuAJIIsYtb9etcKE3WX5E9YySqHay8bPAhZzCFwIj9Z3"
    "vcZm16rQdyVmRuH8TlM18BA/OPwwxykOrSrSnH8oKmyIH5xqnao02ebQ3lnXUt4A1polXS"
    "tL2rcdzGOtotVNkGxeq5vYqrsTeBA4oPZxvNfYrdej6zXVYlzC9g1c7e/nEnHfV4i47/Mi"
    "LrBw9nNReEtV4FZMpIO25g/a6g1Nd7CgZ0OSUpstaq2jS8oIilqNAlKt1ajWamQlsiW1Gl"
    "eZ7rYT4hfVGQULTVmdkbA6pBxfMudIQPvptzsaw1qpUkp63TQE/z/Wqfv5joVREOedAo1P"
    "fLNVpecRxVU6+Dwq2h2sWkZ8Rro0CrmAX6IgAnN9oD/DqArpRBIVp8aoCxE8IZwhjCgLRt"
    "BDiYpnbUMV6nmSni+036eAhNbv1Eq/o/2ZtD+T9mfS/kxbJBhofybtz6Q/Ge3PpOdX+zO9"
    "jj9TICop2unSVA1UrJ8cz2NGOi43Ix3nrHRSZlQAOaZoIMBz1dauKK19mFvJWsmqlax1U/"
    "K11qBkXafesE09uzfcKUr5K++0KvP9xm1eUhaWI7vixLV/ljIwS8pR5Vq1Z+rxwm+8/OBK"
    "kDTx5Hr3bp6j69278rML72Vs7vBRKSAcNG8gugdzMbkHFUzuQTGTqxWZG1NkvmpQ/x//H2"
    "cHCIE="
)
