from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# Whose a row is, and what it is called (see the migration that made the audit log).
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
    WHEN 'screening_lists', 'screening_lookups' THEN
        agency := (one ->> 'agency_id')::uuid; subject := coalesce(one ->> 'name', '');
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
TRIGGERS = """
        CREATE TRIGGER audit_unscreened AFTER UPDATE OF calls_unscreened ON agencies
            FOR EACH ROW EXECUTE FUNCTION audit_change('rules', 'calls_unscreened');
        CREATE TRIGGER audit_imported AFTER UPDATE OF numbers, as_of, max_age_days ON screening_lists
            FOR EACH ROW EXECUTE FUNCTION audit_change('rules', 'numbers', 'as_of', 'max_age_days');
        CREATE TRIGGER audit_changed
            AFTER UPDATE OF url, header, sealed_value, path, listed, clear, keep_hours, timeout_seconds
            ON screening_lookups FOR EACH ROW EXECUTE FUNCTION audit_change(
                'rules', 'url', 'header', '*sealed_value', 'path', 'listed', 'clear', 'keep_hours', 'timeout_seconds');
        CREATE TRIGGER audit_added AFTER INSERT ON screening_lists
            FOR EACH ROW EXECUTE FUNCTION audit_change('rules');
        CREATE TRIGGER audit_added AFTER INSERT ON screening_lookups
            FOR EACH ROW EXECUTE FUNCTION audit_change('rules');
        CREATE TRIGGER audit_removed AFTER DELETE ON screening_lists
            FOR EACH ROW EXECUTE FUNCTION audit_change('rules');
        CREATE TRIGGER audit_removed AFTER DELETE ON screening_lookups
            FOR EACH ROW EXECUTE FUNCTION audit_change('rules');
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "screening_numbers" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "version_id" UUID NOT NULL,
    "e164" VARCHAR(20) NOT NULL,
    CONSTRAINT "uid_screening_n_version_b30459" UNIQUE ("version_id", "e164")
);
COMMENT ON TABLE "screening_numbers" IS 'One number of one version of a list.';
        CREATE TABLE IF NOT EXISTS "screening_answers" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "agency_id" UUID NOT NULL,
    "e164" VARCHAR(20) NOT NULL,
    "said" VARCHAR(10) NOT NULL,
    "reason" VARCHAR(200) NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_screening_a_agency__b079bb" UNIQUE ("agency_id", "e164")
);
CREATE INDEX IF NOT EXISTS "idx_screening_a_asked_a_1274f8" ON "screening_answers" ("asked_at");
COMMENT ON COLUMN "screening_answers"."said" IS 'CLEAR: clear\nLISTED: listed\nUNKNOWN: unknown';
COMMENT ON TABLE "screening_answers" IS 'What the service said last of a number.';
        CREATE TABLE IF NOT EXISTS "screening_lists" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(80) NOT NULL,
    "version_id" UUID,
    "loading_id" UUID,
    "numbers" INT NOT NULL,
    "as_of" TIMESTAMPTZ,
    "max_age_days" INT,
    "imported_by" VARCHAR(200) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_screening_l_agency__0ff167" UNIQUE ("agency_id", "name")
);
COMMENT ON TABLE "screening_lists" IS 'One list of an agency: `numbers` of them as of `as_of`, in the version that counts.';
        CREATE TABLE IF NOT EXISTS "screening_lookups" (
    "id" UUID NOT NULL PRIMARY KEY,
    "url" VARCHAR(1000) NOT NULL,
    "header" VARCHAR(100) NOT NULL,
    "sealed_value" BYTEA,
    "path" VARCHAR(200) NOT NULL,
    "listed" VARCHAR(300) NOT NULL,
    "clear" VARCHAR(300) NOT NULL,
    "keep_hours" INT NOT NULL,
    "timeout_seconds" INT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL UNIQUE REFERENCES "agencies" ("id") ON DELETE RESTRICT
);
COMMENT ON TABLE "screening_lookups" IS 'Whom an agency has asked, and how the answer is read (see verdicts.Reading).';
        ALTER TABLE "agencies" ADD "calls_unscreened" BOOL NOT NULL DEFAULT False;""" + SCOPE + TRIGGERS


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TRIGGER audit_unscreened ON agencies;
        ALTER TABLE "agencies" DROP COLUMN "calls_unscreened";
        DROP TABLE IF EXISTS "screening_lists";
        DROP TABLE IF EXISTS "screening_answers";
        DROP TABLE IF EXISTS "screening_lookups";
        DROP TABLE IF EXISTS "screening_numbers";"""


MODELS_STATE = (
    "eJztfWt32za35l/B8pcka1Q3ThwnY8+ctWTHbT117IzjnJye+l0iJcIWX1OEDkFF0Xmn/3"
    "32BsD7xYRuplj0Q2OR2CD54Lbv+197E+ZQj+/3Z44bnvthsNg7Jv/a8+0JhT9K7vbInj2d"
    "JvfwQmgPPdHcxnYDCg1dKu7YQx4G9iiEm/e2xylccigfBe40dJmPJNc+JaOx7T9Qwu4Jg1"
    "/3LvWcHmEBXrBJwOYkHNshGcE74dU59L+PnTtsBL27/sMK/dz5d741h8sWcTmxxJfsj5g3"
    "m/iWoFWXbMehjkVs34muBHTCvsO1E2Lx2fCfdCS7wL6IG5K5zdX7OPD8HoGfNvFnkyGF9w"
    "nufPgB77FPLPxHUIqXE686pQFnfk88jU6m4YLcw5vQ7zRYEBaOoQcLMGWBRV5ySgn8DSDs"
    "Txev9sk3NxyzWQidjGY8ZBNoCy8jeqfw0AfqjxYvOGFzHx/NwujRlATUhofKt8CXf3C/U1"
    "/gPPPd/5rRQcgeKD4c0P7zH3DZ9R36A4YZfv65J3seuI4Y9RD/D39Dsz/3ohcpvQm//oGd"
    "TR8HYrwys08SiOuDcDEV107dhws//EW0xTkwHMjRStpPFwCBHxO4vnggvB8N7JDiE8Jghj"
    "PRn3memrnR5JSfmjSR35iicei9PfNwPiO1fIHk2t5gcHV9O/hyfjsY7BXmekSRmrbq0oj5"
    "uE7gVbkA4AFf4af/+ebN27fv37x+e/Th3eH79+8+vP4AbcX7Fm+9/0u+TIKW7EpgdvHrxd"
    "UtvhCDxSiXKl74S9DYoS2pxFAm6MuByqL/ERAM3Qktx19S5PB3FMl+9Ed+NCLs64YjupCM"
    "R7KdbGFAarC9vfh0/uW2/+kzdj/h/L88gVP/9hzvvBFXF7mrL49eZQcj7oR8u7j9jeBP8p"
    "/XV+cCTsbDh0A8MWl3+597+E72LGQDn80HsD2lMIkuR5egaWpY0ys1O7pfv158rBjZNFFu"
    "gGcz19lH0m4N7Nlv/ZuXb+VIpcdAfOlfGUhzO1xTUHNkK8CqNqduoSqOuCKeZ2M7qJikEU"
    "EOSXi1HZyaexP7x8Cj/kM4hp8Hr2tA/ff+jcD14HVuX7lSd96IW1l4xb8a6EbtOwjum9dN"
    "0IVWlfCKe1l8H+HTyvE9BzZQYHwB72T7I1rAOqJtM9Z7ZzfnHy9uvxyTUUCB7ed3/s3Xy3"
    "P4Hcw8Cr8+979+wZ9Te8bx9+/nf8CvR7qAv6++fjo9v/lyrDhiuPLxWjzsrH95eUwcPL7C"
    "wcj2vDv/DM67/sWvV/gkezK13Qcf2p99/XJ7/Un0Ee2jePX66ur87PbiWrRmvg9sObwu3P"
    "l2fvrb9fXvcHlOh2PGHuEafNntxdWvcI3TEHlofOubi3/vn/0Brx243+3RIi9oNJtPjaZT"
    "zWzKTyaUKnQWa9S+zRNo6Z2w2VZYtxcW8FUSnA7EKZIOovy2Ecpva1B+W0QZxMoiwv/ny/"
    "VVxSSWzfPyhDsKyf8jnssLct1Oc0aIQ0aGiKB8+an/H3mUzy6vT/MsFHZwmkN8SEelx3w1"
    "6AmFwX153FGzosVcqfZL7SQtw3pDGwlqie4fU5oKvDC0R49zO3AGhTvsDatqW7w1eTPJX7"
    "FRWeaoj8QviFShQhLeK1OSyju9WgUpttHSjUrJ+4RYIwa8j48yuFDZAcNF2NSGESeuQ1xf"
    "6PDObj71iCUYLmgFXNGUE+ChUKuI7R3X9lBTWKo83cSDhHaV+UMGsPNBzKdZx8QmcH7+ZI"
    "9GbOaHUun4OywClwLvRzmBP8mjz+ZCOWk/Ul89OECNqaBBDbNFXl58ue5Ba59Cl/7i1Z3v"
    "uRN8gzm2RdUn8pAciBzfGYj3FFwlvgJn8lkO+wke95MDG9ssGBLmQ09Sy4r6W596Usvq0J"
    "HLYWCEnhU+S3QzmPkwYhTWpwM9zscMnufjyw8piW4QOxSYTeDbfaGLRVK8DoDhDY4KafkM"
    "NoFl9LOkBADFg+ZjN6Sw1qk3kPeVnhk/EMnlwBE+ZnMeDQ6ZwdoP5NjNfTIMbN+BAZPza0"
    "idASq8oQul70VFM7bFGX3nz0XPYlOxXBRR8G0Fher9BTzHndBotD2bw2fJhoC07dEgHFB4"
    "U08ql5nnyGdxQCAcw3cRn1Inr5O2wxDwcSPFNwwPauRtzw4mg1ngWT0yd8MxzhyQAGwYKw"
    "WaaMF/Vmw9Ds8JNPKo7UTKbPGSzH8AROAKzkkPdtPBxPVnIc4iF78hhKnVjzT0gnBK2dSD"
    "/n0OiMAaDaBTLvT0gCi9ZwEqzTn0jdp5C/8cOPYCZ+Vr2DZQXd8DwQI+UQ3rmNpeOEYlfa"
    "Rj57ZcUraYEvgej3Qayv5gb/DlbsBltz052o4T4Fso7AM6YoGDkN6jVcGKf8dEiKUwSiD1"
    "d+aOKIg27LuL8yOgUxbAuSKfCG/sRw+T0AZUDYk0LlzAA8VUEvuCL8dPjD53f0gKcRse/7"
    "P4g8vRkEYN4B9wzJjvLeS7wE4AXWNfYmE3MzVoGQuqdW/r12Q+bTHY+1/3M1/Io0Q8Cf93"
    "+G9722d5nlTCVRsFksNBh73JUq1HXHpeC02Gxzk6bMDiHB1Wcjh4yyjntqmck5xLiXWRMT"
    "g4/HKQE6IczEOg2hTO8ZXtbhGn19eXGano9CJnQJQqvJcHAnZoBEzKXsqumGBd5P80cS/v"
    "wIyBxhjELHMR+n4Q2IuqbTtFlcO7oR5gKbxTB+Vw5noh8Jb7+LznOCtvz//j9s9/5ODMCR"
    "Oa87mEeouTOTom0zDGR2ebp3BO3tIEvYz8ubeQcrG/ZbgXxE89O0QJcfeUXBvhUTiIiyB3"
    "Pwq1yOCRLkpmvOvbQcXmXUqen/GLUG7uuwV+3cRXCtp44gPCpxdX/Zs/YnVu7I5zeX3162"
    "mJQvf0j9vzfn7HT2lOiuNQ7xaVp12Dg9TuDMjO+UelNV66I52nNSPd5pFOKSp1zrQcWfdO"
    "s7eN/Bfe1jgwvC16MMR6XD2oU0TdA/rgdVNfhlpnhirOQaLHKXC8JTtZA94h34HhHpbkHt"
    "LmhuJIVPqz58me9mxfl7hy8C4Pvryykj/7m4PD94cf3h4dxm7s8ZU67/WiSBKbWjSwzNBs"
    "D8i3eRzftgfGvIVJA80y0i2CelSYnuuNvFjjTM2Y47Tma4HSAFwEOGWz1AA3R7VFYF/vCK"
    "5w5OOnLyEDZSk7GAwES9N2rn1voVibHRGJFBdWKxEJo/1A1/iYpeoem/6hCZP+oZpF/1Bg"
    "0CVigCCbaUW45Om6h3XdLhVB/b4S6fflQHvsgenDHFF1D+SDoyZSZ34fSsmcR+U4u/BUfZ"
    "wjKoPz0zjz2RQ9tgYh/aEZrJCl6x7WR0026aPqTfqoJCZEYqaps8qRdQ/pd42UVu9qdFbv"
    "tD26i7G2ZUZ3RfrL7zfUs8VHFgdAOWufqW52kP/8K5px0dWEDy1YMQQKK0J1keqqq3A9wE"
    "kUrjqlgskte6SdxWhqP9ABp5yvPqU+Q1dfZE+dRUs4j684o5h/7wYT6nwWCWE6C5X0DF9x"
    "Tp0iM/lZdtVVpOLAkAG6w60I2Jeos8sNuvI9N2JzFjzyqT1adXZ9i/rpKlCpkPt0Aq/lEf"
    "vIrlh4Bt3FecO6CJsMPloNqT720SWAtOIvS3c3xh5n02pUr316y+B/Optc3OVuyV61IGvE"
    "rcYCT0nkaloYqo5dzUheDRP7RTnoMALMV5GKFbn7SptiAGl/gm7onNgY0OmTg5/R5UElHc"
    "GQPRE6N2IYiGdNA3dEB1MaKLO51SPCiZ2KMDse0qmInLNcH+gxHBO9G5jvcOvOx7g2O8TA"
    "QR4SC+jdyWwS38eYwoDClMBoN4rPGjOYmXEMoc1dh8poOwxuwwjYJOxOviJ8Fr6mCJS784"
    "VD8s8PGHcogusskEFGNH4ehsXBm1I78FxARQXLcfkEnw2Zs8CUfQ4G6O6Tj/ZC3ZowPxwL"
    "UuifzTG9DNwBpgiQBAgsNLr8N/OpdZxEcwLMt+ItpxLluUoiKGJpZegmzqY49HYhA29fid"
    "A9Niceg4+JUrmIHvDNVOQhBpOKbyUTe0Ee2J0/81UcJZWpYgi3VV7DucvpiXjWcZwOMcJP"
    "hI2KR8B7sLk/UGlnLGh0f5yKhJXpDUkUWzwFaES8rsc4dQZwCeNSRSJHdWk+hg/Ct8Z5N4"
    "NZCHvKSKatwTjOeTTu0afdYxhQDx9Apziz5Nc9MMJ8fNCUee5okSSDFB8Qze4kJWTmwyQO"
    "IoJSkMPpu/9Z9IMzQ34pzLVRwEZouYTZmvSOAcVR9/ixIpgTE2BKsp5aND1YNT2xcqCHHo"
    "bXhtHbTezgwRWBmBhz7e+TUwpTB8Nk2TyBOZQh1Vz0LZzgevAK7micC/l9wNURMoZYKO9j"
    "DCV/aeFbDu5mb16/ObJeyRFQ91OZ0ERD10na4V6VhEnHXxoHjJ9E0/UOJj6dqHSXtpqU8K"
    "5yXVgT2NnwbKFBgJkzOSIlEIQOWRzYPrcXABhuQQsRqSwCsGX/gMQEVg30L6OXfZaOYYed"
    "yI+yc8YviTNerH0R9ApgeTSOyUYUx7ZcBvBqx+LCfAwz8s5Px8ZjmlKAMw5KV+HeSOrHX4"
    "dfjGHchPpOVSBtlKQTb8fjIrNvmvjatsTXmsDPDQd+5hgEDaeRMtIteuS9xv17N5xH0pyR"
    "BsB5smf00mspsBkWUQPZAp3xeCpgWxAJNPAtpd3i3rAjEOdkKg2ASyi3B++uzOCUUFSiOq"
    "mNsM9SPnM08k5F1qdEpBLQa5LV5wiXms4t01VtM2+9CeN6in/eSBhXQRWhN+lLyc3UX3bq"
    "R8o8nXmfptme1Lj39fZsU5L4ppMxKaWnDsgpku5tLG+aiOXVQnkBXpGZYymRvIx0a7vJ0a"
    "7whQlKjl0yixugq+i2Bu3B7ug6+JT6TjW4dYdhgdQchMsehMqSs0S0UprQpGtoc7qGtAFv"
    "yWGOac1I78BIz8d6PFeGqnts10ZKMkhjdRHm6gIBCcVKBQKWkyJKEgPiY5/DyLeRugEmL+"
    "kTqK9Rc6etMTK6Ij1dUeJkoAFyhqh7QK8/lrjoQrME3PWlCA3uJbhn/Il0IC8Qdg/tzVSP"
    "StywNA/IHOVzn5LlDrMtOx1NApDqud7dBCCmOPBaPPwKkc15hIvw/sIC6j74v1OZki9dGr"
    "QiaiTuaDdhLUQ0wOXAnseep9lpBd8PX03lbnUD0/zm4gy2rCYR48ovveTM0IlYhWv0SvS0"
    "e4fzjgSA7SJqcDe0R+FgYgePq8aPy64+QU8dWtVZZxkMWFkNpUvooqvwVBWT0JlE0EVX4Y"
    "nCcFacQOzhgTo3sq+uQhUXyl51NsluugrTWs65S+o80KDjUc40WD09Crp+9bGn7sIURVyu"
    "BlU/6qerQKlanavmZJC9nPvOlG3Q/fu5wUKuAGWcNXAG2E1XYXL9EZugXnUNXNSF6qtr3N"
    "SSiRnSycSqgW2elEEzo9guyoUqencdaPWTrjoClGbqisx0KUlfkZ9O1SksClnxmqWxyIRj"
    "Yw1qFbONQeNueEIsjDVHgqdqppenvlhf96Le+jxwQzrARZ3kIMBC6NnMAzLjAKYKwPYiBw"
    "HlMPycIKVMRZD0BIct/o2TN0pLAE/KFgcXUfYw97IXVZHypGo4j95AFo6ejcZEpGPvkeFC"
    "5RPAuhcYDi8TLmD98BN4WrZ4uSyB7ov0AD1Cf0LbvMy+gZXJ/1sE06fqmKv8GcmLTj3bT1"
    "dBp1wSNCxDHQfT/8MEzD9rwHxqbegYYXNkpiR1zv5qSlJvOzPBs8TytIxj2HRK5+gU0Nsr"
    "slQdxHnte0Vy2uo6D2QpjZt2m920BQult5RSJGYdPb2OFJOqu4hSZGYFtXkFgaQUzkp0VT"
    "XVBWKKLcbugoDsfqebkgvyvFUj1qqGs8ovIlPQ9++ynBJ9RXGcqwNaslQrBbXszthuJHol"
    "q/zRXWtFarPa2rza8mXtdcY6T2tGus0jbXzBq5kX4wtufMGfUF4Xi1dpglofnbVhI0ErQT"
    "UO9i1ysH+2wlDtPPLrHQOgi4eHlcMRbmUvX2bD5E27M1ErhLpV3cUiC3aXkCp69BRPmyJs"
    "kfNJw51wlWKJbThgntwJcwdsk72wCnRRSbB6ojZ3+9EoJ7gr+6Cm30+MQFnJmhQ6NSVrgs"
    "kgKe34tLOPqIIyCwIq6oa4wQmxgO9gs2BEI98bUYkicdjBYiNBtvjIEx4/G3iGcPtRljNL"
    "FryRnWD//BirSlC4Te5hQmBpDLxM5gCLqKlio08OuhSpHmRFiYBOPSybhmUu0B9HlBRBpx"
    "9nRjMOOKKMicdGjwSrNkH399jYDY9FwZx7+LYxscdYDwbL2fyYusGih98T1bMIg0VjnxvU"
    "fks9tHgJ43zzzM43qYmrY8TIkRnnmycNgfHE17ETbTvF6wNjzqbm76aNRGrvK0Jcmb0xRW"
    "FS0ReyYlJbqPFHcIJw2NPVSZ3jiVzfDhYV87e8g3zqjoUqFbKTDFJpBg9laon1gzBnTy+u"
    "+jd/xIaZWEl4eX3162mJaeb0j9vzfvmAqAN5hREp9GCGZNkhGbFpyZ5+S39U5YuNCLa4pz"
    "8DP3J7/h+39abJDNxR87y9MpfsDRlPypcwYWQpO2jC2BGTRTObpJQLNIc4oTLD2+rhNSap"
    "tZuk0iFRmsCWkK4Ab54haIPi0FimdtEyVacTrw9l1dSLrxjH2oYZ/uRQlCxyffW4puI3bQ"
    "Us0f3mjITV6t+CYbJhuKekOJFVe1G/KYSdFxyL7o5R8clDWLLOPvmmCmXbPknjpGoQ50tS"
    "V0R/buppQiscMI8mYaBYj3hIiYPRkcyXtaMRpB6xAtt/tJKC1VMacCZKQtv+QhTx7mH1b/"
    "/eDSYqAjPW/p7dfCJzm9/5Nn+kDrGH+JJJJ1FBb3hNx8Xa5SEWX05KpeML4IMwFhW9aVAp"
    "jVg01ApXqoAd90Fl+GmqNEsojEqyQiVZowuGmVYO9rk/mxR21KxCWNG2OVZw7+uX85tjMu"
    "M0uPP7Hz9dXB0T25m4sMr6v55fnf1xTJIDXnd4DpooNA+qFZoHBYUmruelh0PRtjhEZ8dG"
    "I71z6kqneVrjK9tmERVnpKY5LEXS5g2wNcYwgZduOHqGqAMK1C1EpO+WzrQl6oGd27CMTu"
    "3vo1PbWXSNVm2jWrWz/pez/sfzvcpZvAZ4u5n0LY/xU+qyGGkd9eX6NGtfKPUxzzj9Ee6V"
    "aNbSt3t1mjUODREMbKnhWykVLOgIaAvRjaguSIh6p7nNCf2h8pRJ/ZDQMYH0w8NyR8pVOz"
    "TqpXYx+dXqJTHj9DnRFJlhQ9vGhhZO9efZFM8iBctnoa8u2xjzTWo3x0RhM6VsKjWbzfZH"
    "kRLR9vkc3a3vY+W61Kij0l6p5eEe/pIHevnOuHxXJXvinykuK9JW/KPpRlnGANeVxS7lek"
    "t8KtVKa+8OucVK2NX7ptFHmcyI2wN3I3oodj+oEvJqy/5l6LZY9O+Z3FTXV/tPGFI0wY5p"
    "DNDNgU5loS0Jbq1OWZSn234l7ueBfiNZi1pmmzMyhlF1G2WsUcY+l4rwNLB95zOcILOA7p"
    "WIwpn7vTo5eIgtB1PZVMP/TlGciKDkJK4Zp4zDZVEETmDZQ6e8RziTyj6bDAM2Rx0gerk9"
    "UjpFjzN0KsPY53Lfu4096QkZ+hEm52oCtIllXncssxiTAs7NHKYi2jZLdHuX179eHxOPPb"
    "A7/+Ls+uqYuCOpynp+/6jK8Nsns7K3HfYlBemDoyYQ55mpFMRHhVzS8OwCvHUBn4pgyfjO"
    "tsH7DAGeht007KZhN5+ySI8CSn34xEvUVpTZpDMNahlOHjUdoOpDg+PE5sKI7CtDyDGxVN"
    "l4S1lPJsQWlassmw/YvdWL8u+oY0hyhjL1TjmvueZniOgOj4lwiXTeoExbuDakGE9x72Ja"
    "ZWkCV/mBkF/FFDx4e0ErzeFptlWMjGFbW8W2GuNDzDN9aMKWfqhmSz9o1Quqnsq19YL+lu"
    "57WZ13tGfpYJqlMpjmLJDyHCkCWmlkT1GY7EUF+xcev7qmgJjIxOe02QaAJwaGBTv2Qme9"
    "5MmWWjQtG9Z1Lxt3MmUBZvsflohk1RxJjszE5jTxiTAlGf4Wu5VRIRkVUvtVSMslZdmADu"
    "lKcLV7dVok1aTXTI+UYpObaZIkQeRVGyljRHwCKoDKVUNNiEpVM1lJkx4cHRq33N1wy31m"
    "zUJL96AVxWCxADQ4z6h9B3Vh68mQ3JIAjXjz7ot4htr9XTVpuL/LAImG+/u3KDkSp8F3dw"
    "T/2q4jAy3EXi238eIWr0FXo4A3m/zObfKGezdbfNu3+ExGarsqUOhpF6iIts1A751dnvdv"
    "jglAYQd3/uXFl9vzj8eCx6bOnf/16ver629Xx2TmP4JA3hLXqIDaXM8zKqEwurQmujSRtn"
    "AJTVqazjj+t02N1jbe9ZKxx9m0lndVTRryrp5o3Zh3ZZPE9QRTixIxfaVLyJjNZf5QGS/s"
    "cpGIk7zkVKgjMJ6I79/I3Jyvyhjc9Xa+QlYG43SyDaeTWeDpHEiqeZtZg2XddF83OpCwWc"
    "2RXzySsF5aWeHGaowTis4d+gdNMa6DuMDrynI2321vVuI/1aAQTkxpCuAs6R89tWF4NaZ4"
    "1L6D+8hG+Fop1+ggnFB0EOO3jTB+W4Px2xI7PIqSOhDHBAbhZghjfN1gzGZa7m1Zou15uL"
    "053BTQa/bVQZmUzcIBp/CgsuQDldCWUG4P37c7Aq9xz1mG0dgJvUJ73XPaUE9mHc45Ooqa"
    "px15NGv6LO/G0wb41+/Es5Ly6xsLHvnUHtG9ErVXcrNXp/CaR800vHBU4XSi7K7fGVpdpw"
    "H77oKMfEIsUWHHikufR5H+czocM/YYRfyXO+usqW8RvyV6ClzKLfLy4st1j/jMp8dYcucV"
    "8dyJoMPaO6IH5YtERrbnYSF2LPE84yLwy2KPFtZUtxxqO4NHurDgRUZjOnrkqZo+wuKMWk"
    "NyD89VGrhfYL7C1/FXPeKKIDR4GuZNxWrv5PpevKQv69WPFpZ4OMdvh4u0J0rX0+A7Hbj+"
    "EPuE78DXUFfh51CWNIrwwQ+h3r16loxQm7CAvsKcCwtyH1B652NkmuoPX4NLNaIlysUPxA"
    "vAR+F7osOUrCHPmKfK0bsy7St+JpVG9n2AxbWRaMxg0gofqwmbUF/kbLjzqT0aE2wR5UkU"
    "OEn2pkcQI5h9ANH+dAFdcffBVwWQXJ7UQBIpZeNBHsHgwz3GKcH2NiaZkCWSAvdhHAJuqu"
    "UgDNgMJnpSUAnfroqczAPmPwjwcKKIS6JDaAbDAW+nulPvJrC/86MZO7J9LL6ECEqCuD0+"
    "XqEMIzVMvY4tm2NwIcxTh/iYXFdMHNVr9AUc4Hl1AtMl6jIEsDMw4UK+99icy8HD+4i4i3"
    "BERBPb9fLlpZRWGT52n8SZLRWBmER3PjyCfYd5gIBYeD96K/iq+4BNshdF9/DqroczdYSU"
    "8plG+dwWnqBXo3w2EY+bVRtV1AavBriqFPiSCGvNYuAb9h0G24a/HwIrM4XnL/YTlmHfp3"
    "NZqnxjk3zT2UVjHqE4JP0gsCuU1Bmq3LhsMi9gamiGM9cLXZ/v4/OeY4/ByuB//qNc729P"
    "XeSTltL8p2iN7n9J3b9kXnV2mYRiiwYu9ridbWP9vlwsKA+xrgY4oWhx3b9lTYiNAD6oQf"
    "igFGIbWM+KAim1QGfoOmew3UzEoxBnizhXZ8lNKFbKj9uyiV2D7GbS4yKKy6myM5QmLL7N"
    "muyUkkfDFpSj2qKdbVdSSUSaMA1Q0yQmN0cFoJHCUR/XNOX24D3YEXhTSlYNaHNUZtYW7M"
    "EIzWAKIEm9ss4eW0Jq5m0eYKHh19KQxBTLaUd2kBe5/c+iNiSyZujydhlCw9q1mbUrmpp0"
    "B7u8BzPqbR51NVZaevyEpHsaoMMmKonDao3EYdFOsvR6Mutod9ZRZA/XHeM0nRnhNo9wzm"
    "Fh2cWcIjfjvQvjHfuaLDvimQ7MmLd5zNPuPzosUZ7O8EVP80U5Vyvd1VVCbtZWm9dW2oVO"
    "d7DztGak2zzSJqqlelPFnAbXvrdQM3BHhl0tlh0KcmnvcjY5aFeGdcM5aBsUTDhVhL/8fk"
    "O9Kg8dhfZnuEaTfLIdgTybbu079cMVYfp3jJA5x466itI9CxCMFXH6RfbSlwFCHceqzCNi"
    "CbCo07mJpZWMKnuGhIPIeFkObBQK+TS8eJCEl7tsCS0HViN2Mb27l0Qv5jb/6vhFDEmgSy"
    "cSf2lhBkvrlar9Zvtk6tkjKuPwTsjchdGbYUni0YyHbCIi7DDiaubbXNpo90lffBqQTPGO"
    "z2RoYW0q8g0+FgMf+zwbFYgZw9wQC+K5o0cE2uoRC4vqWvAmAZzwnvdTOHc9l1ki5lBeoJ"
    "6/+IEX5EtYr2QIG/aciqy882WgYSiqNYtoNoy1JLY3Hds/vTmRoXRYDA/e9hgue6/2ifWA"
    "g5aOXlNxhRMXvs9/kIGS++RLIYwOIxzv/JEdwMMD4jCKnx6SKQ0mCFEo4zdVTCO8VyrgDt"
    "+jYaAdoPg1CmDjIR+IaDZ8thwnATc+p6cC/aaUTb0kBVtIoB8uu5fRMz+Pqe2F41cnUY/z"
    "8cIi3F6oGNY7f87ghIu/+F54peBbR2GcImWm/CzhDsSJHcCEwShGnwwp7PsYxiqmBZ2ref"
    "aCw0jF/i2ODY98wNLaZLi4863AnkwHQ7gmIzRh9GZTEjIib4RMhSw6roOluWU+ZV/eBVGT"
    "+ZXxfH8mQcXYojSl8p970dTegzt/phqZ0L9nC/0z2X83GDES7b06AKdpTBhDkzCG6jLz5Q"
    "hvv7T81tBd9wR+tkjJdnLAjUMiFa+jq9NNkRm1fZvV9sZR6e8wysZRqfMjbM94qd6MMY/a"
    "fsXwxkT5WHWg2hQLEV/ZcrD69fVlZjBPL3I1W66+fjo9v3l5IEYRGrnSeFAXsDFx/VlYwh"
    "Q3CNhISE252DqIQbRfCl9FZ8AtCZOTuhMNWFMUBtAKQEOmC6ikMICWAyrUdOUMSzWmMVEd"
    "t7J7+NaAh9xHMQw2UvvqMnw5UsPztZnni5XxOjqjDFH3XFY3kmY8MmjorqY0nVlKbV5Kwr"
    "EYhaFlnZJTtGak2zzSxk+1eiftrp9qZK/V9FTNka1glN2dFa1RcDW2lGvCmqczPsD1PsAZ"
    "j4QV3YAzmdV3E9wnPYHz86vCGbhsg1gDwmeprnZyV3gS39y2uIKv9SNdrOgZ25+6v9Muub"
    "UX9aCrAXQGXXQVHtcfsQnWO10DTheqr67htaTPsMqENlD5Xaqxbe44fCG7/Jb02I3tMRsR"
    "JXxcJ8rxfC2+1v1Mlx3EbI1zTE2uc9+Zsp1Upa/LRV26n3+0F3slDurJzV6de7p0xEVTmo"
    "ZzesQcvODCLZfdE1t59B6LSiq8R0JRvkQ6HEeVoGV9lQmx+JgF0uGZn5Chx0aiWPTEDrBm"
    "i80JMHaTHrwA5lco91Pf6hugy/olvQ8J+rwLh3A7lL7RPgvH6A5uD/EWep5HL2ETDyTtF1"
    "HZHukmHbuD0x8uD3uiZrYqzhI52kcVWvaj8kDcOlbO9RSd5YEtPYHOUcVLQvuRSk96HD5i"
    "z7GEDgvg/dzROPU2ojW65Fujse3DVIIu8TmqSI4d1Y/Zi9dIzl1aTRLJCuY4QzTCVjtPpx"
    "vhdpDM7EwTpKc/phj4BNMsnvnZcD0xSQfqE8QkVvvCnqCGeYs/yLffzm/OSdTsLy2X7VP3"
    "odKeVyrHluw/arNZzVt784a8//nmzdu379+8fnv04d3h+/fvPryOLXrFW3WmvdOLX9G610"
    "urfSJzX00Vl/SUaqpUyBAZjULeoeK5FWDdhLXUO6XaRF3ulKJrnN4hKEus0xXZWCu31qpc"
    "rCZz8F7Ev2igmSYxgOYBFZyfBppxewNlHkrFN2uAmaIwcBZmJsgcOhNTNTdA5oGUYpsGlA"
    "mBAbPgpiuE0BJRqc7rPCHaotd5JESlQY0Fqzb7micSrQ7ECZXBuBTjgrW12lqlpUDX1NLl"
    "VOIlqrqi0rxaX5fT2TdU2n0bC22O0CxhaH5KXybC9JUmaDY9RuWXyhYwt32RN+GlhX9RJ0"
    "qwYJdmbyjq6bbxUFFGm9OwUJA5bhhiQWY2C6LK2z1iyWwElmiHSReiBBFj21F1geGOL+os"
    "2/4iXVZZKP3m4wUmlUg9I9broUYuwsIUEm6FIF+tgtr9Qrf5zaAD5W7lqtc8CxMiE+SmwX"
    "jIfbCI9S39USW/xRRdcCt/IlA+g3KhlGKm7G3UPF9fMV97OFym1E5MZbyO2+x1bCqubCFM"
    "o11mo2e1463RDVVHMMqPRXEgIk+Ohr6UK6ZRbcMYPOlNmZmBTXwpV5I48x5FJSJnidNRtc"
    "wpc0smXk8Nhc5bJV4J8rT0d0Is2eV3EAuhsZDcopsg7oEY9QBimgezgIdWD5Pzobglf5Mp"
    "bJkuH4PkCJ0Xpc6tPFWInbjboWyrCjNy0eGYzUGw9R9Qngxt75Gje8UE1iAZLkT6Pzb3CR"
    "zpIbyuuJcWJE/ESKL/hkfjxHooV4rketIlBGTpUcit2A8FnnMPk59L5xQfczKKxH9CPubJ"
    "o0B0lQn/ZPrEfeV4ImfCF9XqFX52T+R3TD1sMFwMxiCEW6JXG5MZchBJUATHDEmACSb2y+"
    "RMlGkHo8yJ6itcKZpHLi8gWwMyQaXfSVNp2ZwJGxaU5bIpw7eatUnTdDD93kGj9GUHNfnL"
    "DooJzCRmujn4slQdzBO3gSx8mYNAH+wU4RbxlifRID6JtoP/+gsEwUFVUbu7VsmTJjNqHg"
    "01T55P0TCMlpGaZCZlRlLJKRWh/T9frq+qbKQJTV6z445C8v9I59JPIhj1WrW8Ai3HrGAH"
    "ea1ankvVNlUXyZ97eykXqFq2rZi0oVrI74Q+02iG2qMZOut/Oet/PF+7YkiU9ahSCUU1P5"
    "5SBuHRpKEGEkTKAyCO3C7Y9JUyQUToYGmEexqOxiIbh3WChRmw5YhyTjnhY/QgCMcuJwGb"
    "l2uBtvHQFdQWbcys0IYlswnlhRZjllCsxJYtJ+QlFv/hzPVC1+f7+LzncK3YCLeWLC9dxi"
    "FL2cHcPIZ5yO6LK/MPK+VBacNWuFoWlE0wEDITRxn3EOfoqGEdpu4gygbSLNAYWp8Qy3Ef"
    "0CSDZgQ0afz2qX9GZr5w7oOTHIHEhlgxCk0UFiZrO7TE2R3ZUPgYzS7ACWDpI5gEQXlU8e"
    "YeJwxGorJV5EMILWfIVLghVrBSecew2tF8zKR3I+czYVo5IT51hSdlVGYJu04cF4HF8eTb"
    "2cLAskDvSjQW+TQUE8Qikm9Bw5i3iBwhKVemGXs0olPkge4DNiEvsR7WMRpnXqmPk4nv8K"
    "YymYmQGFhOTtTVPun7oujTnY/IzFNv7wsMZfUwZK8CKv5W/JWqyvXAsHLTkHLgyORH4ddJ"
    "V0yL/pi68BAkaMhyRQHLmvWaqrW+6zRjPG/sb85Do5GDRo1/xqunonx16wmtYsVomS4g5y"
    "nZBOujaqyPiuVu4j1DB+EsVfdwPmhkLjqoMRcdFM1F8kTQgTmh6NyusX6f30e93fixs1bl"
    "9dvaBHOiA25M0EV4m6BbDW7VBmzSzHZOlM3UQI/5T91hzlIaa0ebRzmg3zEabYlRzlKaUW"
    "73KMfSp/4wZ0jNOLd5nE2u/7/fSKOCSpfTzVJ2Txp+10SgeFctULwrBuAonaKOQS1NY0xq"
    "azeptcv/vb172/LJ+av8WbTzxq/o0dIObNfu07K1VBwf2RULMfn3uR8GpWasXItenTnLwV"
    "MplP6xNKkh/rRlqx9lwWAyIAZ3I+mmEuViTMJwMKoH5kxPpa4VTi2jRdF8tYY+hY0K6WDk"
    "hKUH76US7bpOFBMlCV7wHuFM2mvixB64AjAYCcN/4FWoPRqLd6lOLqueiPfpwdFhIZmsyZ"
    "LxrP4zqeFpCnWKxJwsucNaTHENLjVq30F1bKMQqpoIqmIAlWadxFUqJLYd2g0ETXE2C8q8"
    "chDgc9j+CzxQNo1FTN1mvIFDubw8FiG0d/7ZzSf4M5jc+RefPl/f3B4TdzJlQXjnfz6/AU"
    "b8WEXC5g/jZnbKRmbKGitla+zBf8OlYEw/yxyTO6dcknyuJveTITL8T9uS1LdMX7cRfYWc"
    "gmvQV/TjjnZzsj6pqsgsVlNDcL3grlpDcJOqoDPmh/Yo/GQHpSlZ07d7dUqgkWw4wNJBOh"
    "WUJJlMbRqrbu6FN7AtYpYsbrvCS/aYWKL0nfTi5XNXhEFAk3uRo8YSjrccc7NIH1xR+san"
    "XkXhpC08WCiS1F2V+0XkzfEWmBEmUC6+MDemXHDaHJO0yuQ0Dh25mFphf4ruxzPfo5ynVE"
    "7CMRrbONghPmHu8prCRenlGo1UjaopS5A0MfWDWlc/KDuajaWdDFUHpZ31O2cahdUGFVZV"
    "NU1rExZENFvMUvA8DPAakxXI00gT6YTIQN0casU+6CpGUmRGK9Jqrcizi/A7NLjLy/DPI2"
    "m2FNqdFjU/2zNO90qETHmjVydeTrGJhlwp2kfhoVJm6sU2fJTalMT30uKz4T+pYIWxxIYI"
    "/bQEtZD9ouBLmK6zibxULk9u8oFCjgxs/zHJdipSd8j0oxgny6lIgDq3uUydeqx+iXSj88"
    "ANQ+oTh819Vf5XhL/6kTDpufchb16u48+95BOQInlVTSnROCms3UmBfqfespbJmLjNIste"
    "/9fzq7M/jtXcvfPPvn65vf50fnMcr7Y7X/Jox2rN3fnXX29Pr79efTwm6eSJz2+qzK6jpo"
    "sjS2X4B+P8sEWLrzqp9IzrGSKDdDOk8cBfdiuPaFvsyb/39Qtu0TAxYIPuf/x0cQV7ujNx"
    "gdfJbvHt2KpjDk1Xns8QGom+1RJ9xMnq7W5ZqhYvuVbtbonQoLmgspQmKq1tC2ql9Gfr0z"
    "ZcUjsrgaav9+p0DR60aBzBkIoLQLqygIR8E2kWnlLfUhVOZKkSEjIptYvqKAEJZj4nL2Xm"
    "KRFbIRUG1sMMsIH5LxQFFhl5DFNYoUIA5zux70OsK3rnO64Ns8vCf5RqYcwAONESL/Io7A"
    "GfQA4OiWMv+D75NmZRnRJ4oSGVZUsdTFplo2JBWKeTiI/9KQZMfIvKjeIHYqYr6t1HhDMu"
    "nwCdWvLSYMZl2qt7FUcxSpKGSbWFzO41XKgCpBb7TgOsKerHSPTufLS2YxIyrJ2CvcsvbW"
    "YExzmbyo2V0W6kETd275bavZMB1DipM0SdlEPWbZjNrIUC0jWhLzk6o6XIG2KnZTV3682w"
    "09Kqu9suc75TRtjMYanLaRaIDbPZNmYzm51OcTrFce4Hgb0oH+QMVW6A/y7h+Cn0//xHiW"
    "tOxLLpLqA8rVk/bV4/BSZb58AvJTbhCS0L+ugOL2U8Rv4uHiPOl5BO96rcRuTd3pO+I86A"
    "Q0NdDxKHINUJJt8GEp71vzi7+UQ49cMegb1vaMMB1hN+G1OAnFrC0cKaUM7h26y4Ri0mDv"
    "f5nAa0RFe0pecKBRQ+ALPQWwRhVcVgbK7qxEThEeE4YLOHsbiLFOlMFwGdihhOAtN7NBOc"
    "DEY+PFChPULVzMmdH4pAB6FQkmoeTLwhFUEivUZUGhe1PgG9F98u8p6PqIiukOowVBRJLR"
    "kqfITyDP6Q34r3VOerlqIxTirbcFJZgrvYkCahS3invErUytbRjKVp1mLBalGi7sNG9qvD"
    "GvvVYdF+JTfmIsTV2d8Siu3nfnseFm4jWd7U3q+DfIrEFBhdHvmIxdCBPk1jsF8ee8XP6W"
    "zpKZLOFUN/12hLf1ezpb8zyUz+pmqukWe7y3meZCmNMrPNo2z8i7o6yi3xL+qHIZ1Mw70S"
    "xVR0q1dbBFA20tBISYeeKPgncEc08uCZsAn1w+hXQGGe8ZC8PPj54PXr1wROJ8cNX5Wrm1"
    "btVOiS0LEo0VFh4T8aEltUsUPtDObUEHFOIoHFaMRmsl9rai+E4tE6Vk/kYewGNLJ9MsIL"
    "IoWq1GBJW92dL1JkPMCKk+kxoKv52B2NiQWznFPUKtkca/JJXVLk8IQlDe1FWUZXuJw8F9"
    "9OaJx68GXIdXAKK8jh6D81Jx7zH6JyfejksE8sageeC9gIHyvVuQJvSO/ROUm+nc+GzMGq"
    "gH6oyh06MyqIuIvfiKqwO1++gueQsf2dQgfUh2c5MCUsHyTIgcfYo6ARijOb/JMNCV7jRL"
    "4+NoK2fE6nYdIOg9IAkzv/HoNfyMTlHBVp+AE9HAas5yBeIv0uiTeaHET4slngy/wkQAId"
    "IPwAwMwf0/QEiAAnE4D4zk8mA9zzqHgmKhnh9eUakNgnjwoYzBVU7Y3tWJWYmlILGsJQYq"
    "PSd77zk55Ex+KFsbl6XXwFGrnPKRi56+F4iQkm6ks61HYAGlj93oK7XClScV5hgLbsE/Mj"
    "31DMhIjrwMIpPohzPsdTQQX+iVeRE7gnOqPfaZDcVE5w8ovnMkzPYrNwxLBWJs48UW9bwE"
    "rh4EAtrhVliVHQLyJFKvTE5tQ5lmmHg5lHpdo1UgbjhBFrQz5HPB2muIu7TewWKNZXM4Xq"
    "n0JBtwdX/yyUYuUh9CP2/mSWYct/7SUbbdJIrgi8j1WDsKYmvlL0yLQOYJDeQKPjea+n9C"
    "z4g3z77fzmHCdOKC385OILufp6eSlTWaUeH+1DTz1XTKwBTKwBTqcnH4wfRf43eQHozajz"
    "gvSvPpJk2oq3ub4tf6MYkPSif+r1xD4wAAjXAImYYw2eGY3CACfYIICtMnCUrqXuDaJ1RX"
    "76t38jL2KywSzwXpD/BZdeSJuTUdM/n5reGKs3oZ2P9xoNTNM0BtB8vGfuwGkKap7OOKvk"
    "ir3aJRYkFJ0r/OjsMuNRRl7u1hRFAbhgeVNfuUzMZsIobU9bKzkTzXNp7/9+Pf96/vGYSO"
    "o7/+NF//Li6tdjwZ0Cmnf+16uz66tfLm4+YTM4CZl/7wYTbPv5sn+GF2URuTv//Ooj/hTs"
    "xp1/c/7L1y/4W7kC3Pln/auz80u8NELUhPj3S/9CXLm3gWtfLpT/TZP40DfV8aFvCvGhKD"
    "oPprBNT1x/VjYLKgNDykifDhPZgcWjIkXeHBy+P/zw9ugwDhCJr9TFhRSduYFrDijK1ZFI"
    "rgFyKe32UD7YEYhhBrqT2WQJgEsotwfv612BN1En6UCbpVoK1paxKOsGFjWQRUTrwvEiii"
    "7ttFuJyUtnqEBtqx7sCc0z7g6vdw3plIpZ15yVIzX2rLbZszIyl1R/ag5xQmVcD1o9vBll"
    "ruYg52nNQm7zSEf2N91RTtOZEW7zCKfNWZqDnCM149zmcZbGbT0mN6HpkKy2beEiNpTqLq"
    "8spVldbV5dNTH7T/C8NWH7ZoxbNcZZvxgdE12R0hjpcvl5El8m3RWUIzVrqM1rSLj2aKiM"
    "4/ZGB19gLCinevr3FIWBMw9n5INYxLM6KixNY6LClo8Kmwbsu+vA4VgZUl2Tk7uEtmuRvw"
    "eNEuId1GTEOyimxIuBk/kUdOZ9CamZ/stP/zHFKA592SFNZ9ieNrM9sRey5gin6cwIt3mE"
    "HZfD1/lUOEsPApBJyliJ6mOsir57adiPmpxlR9VH2VHhJFPhJTpwp0i6h/D60+cOXZEAUd"
    "/lp0jYIU3y2mSPEczTB10PlBRRhzDdsnY+kR7gPBhM3FHARtQPyyrL1gxFXS9mbJYdmyi2"
    "SkcySdMYkWR5kSSJrNNlWbOUhmltM9MaUIxAXTK7RIbUjHObx7k9mQrbO6gr5OnFmPECtP"
    "o5elU3uwnp0/l5kwnVqty8AvaS5CfRcFRnPsEv0kh7gs0x34MQ7QEvJ8pxK69YhNuLJPmB"
    "Kp6USoaAlYxktFl5BpQ19i+SoaBIGUXFR9l4RVwXHwxpOKdUdYk5Hdh9KNJPiLJJKkOEI3"
    "qUGmLM6xDVX3qASUJe4igcE1uklrjzo4y4mOIBM1MseqI+k/j588h2KKwckSMFE/4+ulM+"
    "EOWinMGYzQJ4uzDJDqwe4/oix0aUkAI7F21FCWt8L1EGqkcsKTnbcJA9UBW4JlOk3PlRjh"
    "RYuQtO7mFDGBP3XpJzmUHF5plHpN7fUq8mgJ77ubeQyUeY545cyqMvY2K+qAQtSIeFIzH5"
    "CqZQUTTi0kC1FIlAgFBlOY6ydcTJS6JkNzi1nRPMERJQhRWOtx/nyOGz4U8qoc0LjomZe/"
    "hlNpnT4ZixR5ElBjshkubOt/0F4QsOswO+dBRMBrlXUKk4VO5lfKxI3CFyf0xh86MiKTLO"
    "rcUxSeVW9il+zxD9/Cd2OBpbxwIIlV4Ep+loDAMvamrNeCqLM6ZXwQLl8H74smIii5ktK3"
    "rJT4Y5E2L/Nn+EuXPPgvhdo+gCWXssLAOQY+oaFg5kLpwk43Ocz0dOBhhjjjPGF5lNRvZk"
    "asMxIJMDZVqL4uWycJp4XtRUFUyT9ckmsFh+ju5wOdgqfhSz4hyT8uJhKtONSigji4/FuV"
    "oQxRkcFvjXQk0fzMMdgwHirJgXKlGMzLWjUgDFOXHECyrKaB4quGQ6bhefgmcUFniPsxQl"
    "QybmHc6pCGQxKiScY+6mezjN5MvcuwEP5eaGuWngW2kwhX0ved2xDesSXhgnCmYmEulucN"
    "exkpUge4meJHLLRFnEiQWvm563/c8XBC6Jt4SZjm8l9lX5baqhK+vEqe3t5X/8dCPv/3Th"
    "vBKbpWrgsQcOj5izwBEZVx4Y1rCXY5dNxaOK1T3SaSjXlxjSZASbFYRLDUFJSbiSlnF2lD"
    "/3kppi+XuZlCr5m3VpVcQZORguBpEQEKtTbi6E1BonVClkbtF/jEjdopI/16aNgS14JDLa"
    "2FNXpbNJYKvNZ9M0nUzqhcTQP/VKxfmRZLQx+WOeNX+Mi5w7gCAMM5qQF0mN419O0STWoo"
    "7pJqEwlQ8bmG5Svqc6KOfIDNQNoDa1PLcCsxSB9LzE0jQdBHkjDmISM5AYyt0inwI7RbjF"
    "TEBw2CIfN50NPZePtXMCLYn/YbPKHDWFOQpJ3GN5Wgf5LFX3PBuODpv4jhxW+44cFpPlp3"
    "UXWlgXKA3eT+P93Q5c/HItq26GaPtVZ8pKnOJjn0OQ2VBVjtBG+UdnTNI0ZkjWb4A3Kfj+"
    "rin4jDvjpiWIlI1MB+UcWfeQXj8bq+8I3WXX542Ue8royQtAP+XFk6U1eZda7ccT2y11xz"
    "lDaHy12jzGiYlZd5CzlGYpt3qYTURY10c45aehO8g5UjPOrR7n5wjeWWpr3nAqhi2Hh6T9"
    "E4vgf5nYnlebiTpN25kE6m/fvD+KUccfdTh/+dS/vCzNnZ728ixiW5c7PU/ZofCntYX7FT"
    "1YSzYPxjxq+xUuEKUd5KAeQg+bmsXxle2eDafX15eZY+H0IrdNXH39dHp+8/JAnAfQyA1r"
    "do+826/OTK8gN9O9LKd96QyvNi1UzWgTwadhQFAu4jq4p0gM8ssjr5yidZBPkRjkl0c+iR"
    "vQPFCzhM99kJYHEbXsAE1FNhTBrosrzJAZd9gsqjIUQcdeklB0z17ytom55G21teRtlbFE"
    "E+MsVfdw3oTdLwlDWQJoRdZFpJtBXYd10cU7CYoq00L5drCocPLOEubPvYUSanYL8LrjT/"
    "ER8fEHqJ5eXPVv/oi5jli3eHl99etpCd9x+sfteb+QqUQ3g6JJnLgOfq8YNaWraS/vwSjc"
    "W61wNwW9N8F6LpXZfl1J7bsDaV2ikFT07arJQlJd7Sa0TycMya7XiqQhxRm8BnQ/Y4aCq7"
    "i3jgKcWbvaOVlS3E+lEe5UUf7y+w2VUbDVmPdlLx3C+69Npq25ZA9wXSUd2CvJX5Nt0KtL"
    "ZKOkroa5bPpxGoU4Q0RoP1KfvLRUjh/rlcjuoRyvZeYPm1gyJQ27J9LFE7OXiEwJIhEE9U"
    "NM8hJnqynmuNnSczH3zbfsAzClSuAif4hpRwQZOthjFW6VfcSZYPKJKBOMyo2BKQB+xlsi"
    "RYBI8pKkfIhecri489Xf0KI+GYXMkNHL5qIQqUkyyUpcP0pLgV+JCSiAZG7DhybpYe58Nx"
    "RfB6QM+43y8sgcM/CnyOlB+vGLRr0/UExMQ2LMZR4UDjs15t7ArniUfUT005NphijAqhLB"
    "iMwyAifbA9Qd+OoLTB507zEGX4cpXAI2lzlUZF/YFsbPjjIQqYQ/mL8jfj/bcx+pyC4ywe"
    "QZFvLp3DoRHyox8hm+YVUajdpcGdJ/siQXRqJ9SzepywwRLbYBu2+Sq0I+oDYnRe6gbP4i"
    "ArhBevXXvQkuo9r30EZAIz2GmL3pp5PrG7WedbBJcgdETvxyQukMmqJ44o1lq+y7aSXyqP"
    "MeKmW3S2zN6tSvOzuft8rFFh2HqhN8PKvgszt6AmPFaI0VwyRN6W7SlFZP5c7kTPmboWyy"
    "SWwnu4ExL2/HvByLGgWUm8TBmVjHXbDyPFfO8pYtpfVw5Lqh7ibGvflmZGLcNx7jLvU/RY"
    "irHSwSCuNgsbyDhVCiFmGvVEzF7Z8xoOpghZm85siHRFWow6QkVMYPpdUcivFDMU4TLbPp"
    "N3OaqLbqb9JkfQMyLgzZbyxn/Si53as3V4uGgzHzHI36K4rsmFgip35sYfVsHpIJS6y5eB"
    "G/eDYlj7D2OWH3JwSrXZGZH7oesTz3XqbMKbFSb/RJT5sttUxMJlf8unPFL11Obd3F1Fq6"
    "f3Xi3BeLWneAYyIzuK0e3HjH1R3gDKFh3HdgjIdaoUkZou6pbd40Utu8qVHbvJFqmwIr/z"
    "zM5pmKMy3jNON7tWxmXHWrOYsZl/ASzmoRL15Vrq+0rSi9FzuXYOE9VXRLXuNRrTD0MsRy"
    "aceRc5xwPlS9vOCvsAiWqnmALnqM8Cm1Hzl5mdRcU12+4HewUPxX+8SawkMjDzuscRVyMr"
    "VHVFXJw1QXjr1Q9elk+TtYE0FUQBBVauiIFxd+c7EQmguvJ2vywQNC+wF7Fq6ABH5EVbLO"
    "bj7hS/K4aBw+XHpQ9tDNy5G8M3w5djEIROaN0DqRP6cBgzGbiHKEPCppOGIzT5YgHGJNOY"
    "RcQGeJan4DZLgs+QR8siiM9k/m+vAZNn4TfM+c4rIRtbxkaS4mqqfJsm/yc+EOfJVPf4SD"
    "cBaIsl7Sw1K5OxK8pUZnIoZSQoHlAXGVpao0it/ZUo2yRmFMjkUb0R2yWSEwMefzFcAyvn"
    "Hp1366npVaDINg5vs4jXtP1NgK7XDGscaWInhhClk9s3Ai/tU48aL2HfQY+tDksPtQfdZ9"
    "KLpkifleDm+zhO2zMsX5BsHecwLYvjWn8N7Hm/4vt8dE0N75N1+vrkS6drXI7/zPfZl1fW"
    "rLpOtfbq8/f8YLsDNNpyLFO3B10AGcXflzscnIHTQqdFNT56Ywcslhq2NfylK1owACPq8z"
    "BRB2p8rT3qYg30KNJ5Ob61nm9pJpK03KytamrFwK2aMNZ2RdmyE7EQw1oM0SbXG+7gqqaa"
    "FaZ8rmyLaH7PsdARbY6SDkSyhxM4RGidtmJS71nWVGOEVmxrfN4xvaDzqsv2rePa6/kV7+"
    "oEYvf1B0p0zpUHXXT47UrKGWr6FIOa65ltJk3TN2vW20qN7WLKq3xUWV2BWKWNdnc88QPn"
    "fy2Z3K4j6CrUjflJul6qB6e23G3DKslyhnk6E0DjCtPjOECLTUMGcpDWfQ5lE25ce6PsIZ"
    "677mKOdpzUi3eaRjTxIdHihD1D0Of/1Rnin/HG2cTbynZrynCa0yoVVbhnbjoVWFbCwrJk"
    "yNvFjPZG8dQn6jiVPzsNX4B6eQfdpNeJAe1WbuwtKHSOTrjN2BT4jlzGjakRSdWeFP6Tgq"
    "HEp7qeyb6IkqvIEZZjGVGTahNfNpudvxFp5Z7pqa8rlO0jfV+qfmFlyKqtfIVzUekQFTe1"
    "edw+rUs+FjLq7IyxfoaIseqz3yQiLw4lUxsWS2jpHET//NgK7Zi/1vEr+WcaR9Zkdaw51s"
    "JEfNM6WCaxuYJhdcN3LBfbcDF79cy70yQ9QOr2J8bGe8isVhWj7vn/bSj4m36GUgg6o04d"
    "+7vPhyi073kvrO/9a/uBV++oqHuPPP+peX2EIyOGmv/Dv/5vwX6cSvUoSXefGfX345F/zJ"
    "MQGOmM6RCcwznM/jz28Sx5nEcbuhUjSJ4zauSJQb4FLh/NyYrHu7YQBRwrfmCCdUZnhbPb"
    "ySRVnG7yRNaGyY7R7jZ64mvkMLeAWDT0oJu6rBJ9XVbkL7tMEnO7kyBp+z/pez/sfz50ql"
    "1x+N2MwvNV5Et3p1RgtbNmpoqxDl0JIcJWRs82Ni2d9tVwyxhSXE+JT6UVoLC8ukydQaMx"
    "jiAKTOBdzCJqElCno9MOYU7RMbeg6mVOlDx/4iSr73EMh6Uv+D2M4/4Wl4EXNVxI+CO/gA"
    "+Ed0tmryvfYpjJ+17NNmtPLx4JWYVWtqaWXIthdKt+EYxa2U1Mo6x+jBHlEYxJdDXOxLep"
    "DHJAbz5TD/TgPulils6lBPERncm+O+Uhq5Ji5O1z69ZfC/LTg4teGw3YR702oFjKnzQINz"
    "PwwWZWxs+nYtK+uJhgPY2gKX6uTqG9v+AxXZ93yi+OETYqnlGudsVndecKLuxDnveqLAMJ"
    "sBO2lPeUWSvzU/RGQHnAJfDMzwRFbvBXJkiYZwTdlrgIXmFMbbIZghm7w8eIUleOOLI3sa"
    "zgIqKyV7FOlevnmF74iVd1WKEaz8K6hDWSyYE5g7osyuzFrtuLYnKvt6DKvwOlGtX2iIXx"
    "pz1ditz8IxYCLT703Yd3jrEZCgF5HKupFivDEXHvIG8KlWyB6pH5csjtP0iSJOUY1hyf4j"
    "UJwlSbU5TCbVLpy7I+GeNGQMf6MvULWbkvr8iONGpNGpJ5taL9rS9byX4Fue8g/KzuVGbk"
    "uiX1NmtiWnVp18sjvcQ0eGIgP9UMfMFrXvoD/R+u3t9iTSN2kI3TGNmdVLz+r40BxINmNJ"
    "vUeK2gzGShqQpcYhR2iGYDWVyFJjkKc0g7CGTUmIMMvuSTGxGYrlhyIjyzQ1OuQkIOMOl/"
    "UfFRJhAc76tJ0x0VKTuWU4rjFr59b931q3L2w+K5HUO2hAHBN0z8PwqAm+R9XwHpmcOBrQ"
    "Y5a4a99bqFmxI95KagKbwp/bOVtNdHpLotM36a0kbTlnYzp63Ks09cjbvQamnhG2bGjp+T"
    "pFp6H52B2NY9sKGgiUij1rmSFoyiD38KdDAvdhHMrqP9DeDQifTTh5efDzwevXr5X94lXR"
    "6LOF5/3N/JC6EDBsVP/Pr49YUhNh4O+8Y1jnQN8N37DOwT6dhQNXc5NPaAzwSwMvGMLlpP"
    "AMZQel8B2RuitjhFZyA1yfBPPvzB3R8++0POQidbdWfvmO7QYUG2o4qgEf6MJrOkQQynKx"
    "cxY8cizNiqmbqOdCm8XgkS6Es5Sce8JxzMVMTuWuaevpttSJKu5GTtykn3qPqYCOKDR1Gi"
    "RSSiM5GC4G0eqMt9ybC5E7IvaWMl5RLfWKykyPwjhUq6nzdB20B2wki/sjfJoOzlH7DuK7"
    "fnPAkDklk7g620/UfvuJfp6H5dhISp/0saHJ/uVIDf/XOv4vo0uwfWe5RABZSpMJoM2jHD"
    "OPmkrqPJ0xr9Wb1zJM+or2tW/pvnYT3CcNbPn51aZ0ADBg2EnfcVBg2isRUXMtenVi6r1s"
    "i4sWGzcNqvom8gALY5eQy+KIIizK/YKrSJ0HRoaUu0BLZiVBU8t28rQcGtcGz8ugRjBspW"
    "C4O/Xftxe7sYkK8LPA04FYNe8iuq+bltqsrbVZrAvo+mWH7BO1tNzyA9fIJIZb3d3hNdyq"
    "4VZjXpQ6lQaVXIsm3CpI97qGFWX48EU9i7m9QM8twWtKvveEWJj0XOSScjmx/nUn9HV3QI"
    "7B9keHPXIH+/SDb2M4/d3eX5aokTHjVBTJwE/iCSdbboTZ/itUFOeQJAXeOMdDTz3b95WB"
    "RottNjUo1l6DIhoyDazTNObAKSmLUOo2U62+T5EYDf5qSfmjbUWTTc5SGl651bxynKAnO8"
    "KV+pS4fWfyZr05OHx/+OHt0WGsSYmv1ClQih5PIm3PYOaHbonw/kRi8yypMYa0eclgPY5l"
    "UpsnZGZ82zy+Dy4w5oPZdDAfa3m/5Om6F6u5kWBYo+vcsK7TqMOMOsyow3p6BWmDSaUiLL"
    "7Xqy1BG0xW9Co+IdacDseMPcoCr5xw2BXh7nBBAjoVoepEuVwCU45J1tHSpirGoobp7ObT"
    "C/gLWYtSTdeGn7dCUKQx8z6nmTeZBjonc5ZqPQf08w5G/nhudjrXHc7G89d4/raG1dmI3l"
    "CdCbrScYrMaAxbLR7vmmt3S4qo7Nw4G8/uro5yS+I3b2DAv8EQijcrSFmpu706OQunzWAu"
    "GuoUGsBULzQ4kTZ+QU1AJg/Er3AspJl7N+AhGbuhSvyP1zybh8IZYGxz+DHltKRk1rofgA"
    "UGbuGe+GaUtb5eXV7/+uv5R/KSU+mYO3EfAAj4wFfHWKxLJLLxYKrIh8GVwOZjEN84DTBb"
    "/whu8agGgEhwc+fbZB64IZX5+l1xl7gyUY7HHohPqYMXyb034+NV5TvxrwbfG7XvnlSxPv"
    "fRanlOTLyltvIspeHMWreXZ05sN9Qx5UbNu5TkYiVjbkvOxTN5dJQditGt2hMxtD1Pr+pO"
    "dFZZXGj2hD4Pzy1fVGzxHfEDRh6eROBYQrEPS7vgzvDE6bdMj5rHnXoWlweX2LCwIM5/04"
    "Cpc1Udfxi2IurQyDPQDuidL2rYfA7YBE+wGSf0x5SOZIQLXJjI3G9bPRklYDpnY0LRudPx"
    "sJHO7bBG53b4+snTMWSwYkpsNh6zq5xgIooc4PdIsoObZw3GH6+/nl6ek88352cXXy6Uvi"
    "g+9cRNvAQX3CivZf+yPXvpVw7XP9ql1czie7W76QxbDRx7oVOXFxn4uGIuC+CtJkP466XF"
    "Z8N/wgaDBpZXZMZF6SvRGh4Q7U8RoTKlkP+G+xV1edf/HFHMTNbxRQMQhb0UY/pEZS8Z5y"
    "eo4dnYk8ypCTup2BOntuuQBQ2Tcr9z2NvFVSRnuBXyOz+bP/NEZrlRb858byFfTjwLe5b7"
    "u/Nqn1gT15+BtCfuWfIGV+cB3ogaWNVO1QkuAlC7mP3GmKRaaZLKDlxTF4YslXFgyOnqHb"
    "vEPoICYYUHm11qHklLgd2CEqW6vEc67j0aQlbc3vjL5v1l5Watq5FIqIw2otXaiPRhrbFg"
    "8mRm3exi+t7dr3W9e7l7dx/zlgiNZ0Iw6Xs0qPD/S2736l0AseHAxpY66riAcS7sMqh2Cq"
    "mPDnhRvYKFFL5EG5DqhEZMlmDYP72+/v3VCZFlPDlqqDKCVoWmbkMPE3KkR+/DAftOg1S9"
    "aJAIi4WlU6W1rZB5jnAqnI/hbdBJ9N5jcy7rMuBNFBhFywl0I2wTFiryqNTI4UXZQjwLbd"
    "Eo/cJLGJ/Etq//Xo0AGM8lvUHIkHXJ0rHlIzAcA2uIxef14M+QGfiXht/UNKsckC7JTOrs"
    "0x3jFJnxtmrz+MYci7bWI01oxrjNY9y+el7tHVxTiPD5CxE+c6Rd3wPpTgxQiaid3OzVCd"
    "p21KyhlN0nE+aHY29BHgJb1tmwpCRr5av7CculJUscWyfEQv/MgaCGptab12+Ofjo4sF4J"
    "WVN0BsKm7WGZ1UVR4N7Sc1H2/ubCVJ+FmHkqCBaREB6SACb4nB9LYRyEcpSPIoOw6J4MKT"
    "yaSt9TTmK52qc/pL3ZjR+4T1CDgCqCO/+eeUJKt31h5oVeHlxf+bpawtFVvf0mpHCTyWrd"
    "mazkrNST9RIaI+gtLeiZ8uubL7eSbIklE5wxj9p+lTE3TZiDewiUm8I72mO2u3+cXl9fZr"
    "ju04vc/L36+un0/OblgUA/8QErTuvUCaAzt3Nk3cuoUrdhRLP7feXcfp+f2QmXoINylsqA"
    "/ATIwrQ3kGzSEkbBFKWxDRpt6LoHBEWAa99bqEW5I5oVtX/UKlYoWvKWGPM0nVGdGdXZDq"
    "1mozprtersBmb8zcXZ7XPpzj7arrc4w3LJeyXKs9TdXp32zMF2A1F1uaH+7Dc2l5FUs0lc"
    "DAjDAV5+vT3rRQ4kIqYAbnIahh6dAOfziniMPcpYhEildBL7nTCYaUWV2eYeJTxURsAUA7"
    "SJf0oSe8DhKeifYo3sKWZyd6ykhXSCwSY8r7jDZO8YXT2YuMKxxrrzkWLoeh6q6OD5k6kM"
    "MJPBE3hzGrDvrgMd4gg6GEqGXZCX6sNF8JxwsOnBg3riYfiNq6rS2uH+/ay+LU2cv2vyvc"
    "vZoycEpIiMnmx5EUAtSk3sU1QG/KXBj/arAW5TsNGNAjaKMh02H4y6XszgLL8y0qdPcUSq"
    "10aerktjsDbneydw78smenVWuYTC5JVbIa+c4E+X0/lkKDuo89l1FUBL3P5vA/cBuPqPMs"
    "Ntach4vkmtXBXKxoMkZW4z6QqN6jKNhYiM5rMh3h6CYBA5wx8LCUa4CFAbZAjVRPQgZBZR"
    "VKjc4X9tPVfFVyffAo1olCi5sprVv/aS4cnUskLqH1OsuAV9xaOXqluSA3cQ5d8Xg6CWt3"
    "iHHwA4/iDffju/OSfpPP3k4guBJUiuvl5eSineOB2Y8lmt3tJN+axdYFdM+azOsiumfNZG"
    "JCtTPuvvsWRM+axuj68pn7XV8lmxhNUU55igg+6i668hkRZo9ZNP5UmNhFLvmpBXH6zonq"
    "DUNV9yve4m0k96KpTMt1Z5K5SNRrWOLT9oT+vZ0t+voWpT5GhhR+eCSBMWq8h+skci0+AJ"
    "saZ2OLZ6ZEg95ZUgC171P1/0ouTuVXk2NvKUUhWci8sCJnMEXARPie7N6LueVd+VGhmN8z"
    "tL1cFD/ODNhwanOLSqSYn/oawIJi443ZpmWbLtob23qam8BawNS7pRlvTe9TDfuY5WN0Wy"
    "fa1uaqsezuBF4IDax+c9x269GV2vrRdvE7Xv4Gx/30jEfV8j4r4virjAwrnfy0Jt6mL1Ei"
    "ITp9c8Tm80tv2HJb0s0pTGbNFqHV1aRtDUapSQGq1GvVYjL5GtqNW4yHW3mxA/qc4omWja"
    "6oyU1SHjhJM7RxTtL7/f0ATWWpVS2gOoI/j/tUndzzcsoIM475VofJKbvTo9jyjCM8D30d"
    "HuYIU7EjIypHH4B/wShTOYHwL9CUZ4SCeSuJA5RoCIQA7hDGHF2VJUDxUqno09qlTPk/Z8"
    "off3FJBYk29VCmjjVLXrSibjVGWcqoxTlXGq2iHpxDhVGacqs2SMU5UZX+NU9TxOVUpe0z"
    "QWZqk6qN0/OmxiyzqstmUdFkyFUnDVADmh6CDAjYrB19SCf1OYyUbTazS9bdM09jag6d2o"
    "8pIOx4w91gWG5pv0ahWZsvFSgaHCVUKW08VfvjNlrl+jWGSzgGNlYJm1xnZecGhr+xyrKT"
    "lWL5XSxubwR7AAugnWWSrXcW738aV6z+ihQgv5ZHhptn1aB2r0kkYv2ap90ugljV7S6CVb"
    "LIQbvaTRS5olY/SSZnyNXtIEez47wodNAD6sxvew6GisBFMdhNM0nQsP2Uj5FWSLlqpyma"
    "Izp0KbT4VI5aIp3ufIjIRfr2xOK7ZWVDQr9eV5qsfdRPhJXXNujrWpEmJ+EKrVzOlxelrN"
    "HH1yQy3ztzEcZ0InK5gHLkOU/dlkSIMXXCVHf2AnxHpALh0YOEsmQkfPT6z+h16wLiccNc"
    "W2vyATmI1FbfLmHmOKC7Zg3+rVqH5nQYnQX81hqeYd5GCxbkCT8NvXNQyWvJlLWkJtrBbN"
    "6SigpUUcfTtYlINdIM1Hzy1CqdPaMeDrwueUljfmrADb04ur/s0fsU44Zq8ur69+PS3RCp"
    "/+cXveLx8FrM2+wkhkyZccjd3hdTc1GAELlywZlqU0gkebBY+IVdBSRaVojBqqmXucqb/3"
    "d1hNphzbRgz1UsbRBDVDtF2Ro5WA1uhFTH27PQ2FSF19uwYKkfVHWJe40nUE+pII6/yuUI"
    "Tu2qe3DP7XcMZ+hmv0Ku5rF3eDJ6dsZi9sMGFX0sqd2Z43rAhcj+/16vRwI9VKw8tzGrCJ"
    "y6nwq/S8vFslJhGUxQPdkMxtLoOve8TiNraMKyK6svbhnAWOUK/hD/hMb8FdXu7euYXnir"
    "KLdqgqLlIf+4I/H+k0lOUWI5eo+A3ix6PbqYtlHF2Y+TPhNzohVlYzGAq1InTowzroiR5h"
    "POidLzxN8aVtzmdYZRE6m7Dv1OkR9x4ViEKjuE+s0OaP6S/H3+rR0Zed3Xwymsa2cAK9Gk"
    "2jmkNa3GtCYtisUi/HJUAtIV0B3LzA3QFscQfVUVpE7TuoFN+Iz4G+psKo+9qvoNDU9K2i"
    "5Guzl85RoxVzVLNijkq8dCQbpINviqR7GK899NUoUf8We5RRohqd35ahXUnn99zBthf+iE"
    "3gI1G3sleic8nc79XpXVzVUkgdGsoXoWsQ3kgYsVqiCxGxqqJVyFArECaqhUfqCF3BUGgi"
    "KhIFrvsBT6sh/swukIBNBkrfCA3/FDJvnBnwz1gENiGyRnvRpn1tRRk7Pe01uNocWScl7n"
    "VnHUk2FF3WNk1oOFvD2XZkcHfWPWBnITXCwlaFheIMXgO6KxqzdwTganP2c8tiEvpfKiSx"
    "1N1enRymvu++uRTWxxteIvZY92zmI1dg9cgDw8APZOsxAwCx2HfoG+6coKAEW0AIzcU/Mk"
    "UAUMx8j3KsmUdGbOY5GDxCXuKXviqKZ1t7MprBv4CESonF8R9oPaVs6qG92UMhz/WJNXZD"
    "bqGkaDkuIGXJqJh9ckpBBATclBneGorfg6S5uiCpjvGSixE2c3io6KKH1u+5NJWHZGw7IG"
    "gyck/nPaBdDBiKkRxeCRYlp5EJP9oIXkBP2EAF6/DIKs4xc5NjL3hjoTR71CmkUQbNJK5P"
    "WmEHNXnr2ZT6g/xsi7aUvV4xab0aQZGv3uSq3xarUy3wGtZn/VmhDJO+EV1CtFkVMK2Xb9"
    "N0RrxttXgrjuXy8a3wyXDLmdnMwHZrUHGgcitD8BxF2CqTZMXtt5cka5OKtTXnyUKWTgPM"
    "qLnBsgTLNFOsgWmezGBbja3mdM1RGWTLkI3EsSKutfVPM3RbLIEaX9nZGqgpGV6XvcuRGu"
    "/BNjN4SvrXHeMUmRnfNo9vQEWqUGcw1PISzZF1LyR8bQ7WBRPL82ipz7+7DkXRq0RHHd/r"
    "1WmoabpVszT8PuaqFz48KbXoaAyQk5ecUvnn/nTxqkfsIQYrMeX4cyJz3o+AhBMPplCAXj"
    "+2L1Wqot+K1PsbfaQIy5raAWqQRRhWQEcscOD58DugJA6fkmlJeoTao7GIxBKqZW574QmB"
    "JcFnARUdBBRTi6M6kk6mofBWmsh4LMtxH/CctHp3PuqNxzYf43eJHvEVeoSHNWrkP/PaKU"
    "7/qyTvf+zFlFMnq7wqT5dBjWbFAL9yEOPxlFI5bmjKoLZItWz0oJuJW4KlV4CzUt5TrY2c"
    "VyJ1GGe/NU9MezkPtAyhUdG3msNXjERxiKtLnqRITMmTVUqeBMAesVkJ9tWSVZqmg2606w"
    "8RQ85YB+CovQG3AbhC2NHZOmKC7W8cKQ58OHO90PX5Pj72OZjwjWwnGemq6YBkiFYalJbp"
    "a7aBfsuUN2eovNir0eDIBr0mapyB0IQ09DW8HVPi0zkwBYmGRShOlOR3LPQbU88eSb0G7r"
    "H75AKuBWyOehSPjdBfbz52PRorVbAH1LE4DnWK6pwtPXOF9DTtE5f/HmqKlsvTu1JebExt"
    "rcwFUfstpi14veJ/m5rXm2C7WnLW9D07mJSdMfJG7dliYxONIGLXH+FhFBIMH4x8vDGcN+"
    "U2boWY3BtzoQm1uLiRXBJKd+pLtbhywQ7nTCjhsVW5lWALzxWmgtROr1K5oae4yOUmEqrJ"
    "rG7M9xaZk03U/+Wz4T/pCJ4ljAqypbBY9Ih1D8hydUc5xAewOBu7lMPI+yNhuJPueHntv7"
    "yvzqdHIBVN5Qs18i9PJoLxLN+dc/XZ+ZndkTA0lKzR+ml6zEbtO6ifeNsszXpNlvVCEQ+1"
    "KWngmyLpIMTrVwHVuHjXGAiauHkb48CzGwcEJ6GjTooJjH5v7fo942vX7cWmxAfd8U2Rmf"
    "Ft8/imZcSlFrEZ6R0Z6YyA3FROyhAZX5T69COJiiILr3Z6jH7c0W7C+mRmjMy0alVmjD4N"
    "3NF4r0yXKO/0apWJSZunlInVmK65+EClkaF0UZfYGNQArqZrar3DXrWKCU45rgrbNJXXUy"
    "QdlNffvHvXJM7g3bvqOAO8l0vkDotKA2HVvIPoHjQtHVtXObaQt4/56LWvIzWnSIxD3S75"
    "YPz1/wEXVa3c"
)
