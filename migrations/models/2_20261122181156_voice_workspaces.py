from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "agent_lists" (
    "agents" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ NOT NULL,
    "workspace_id" UUID NOT NULL PRIMARY KEY REFERENCES "workspaces" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "agent_lists" IS 'The agents of a workspace as the provider listed them at `fetched_at`; all processes share this row.';
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
        ALTER TABLE "workspaces" ADD "reserve_inbound" INT NOT NULL DEFAULT 1;
        ALTER TABLE "workspaces" ADD "webhook_trouble_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "signed_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "organisation" VARCHAR(200) NOT NULL DEFAULT '';
        ALTER TABLE "workspaces" ADD "org_id" VARCHAR(120);
        ALTER TABLE "workspaces" ADD "checked_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "status" VARCHAR(20) NOT NULL DEFAULT 'ok';
        ALTER TABLE "workspaces" ADD "other_calls" INT NOT NULL DEFAULT 0;
        ALTER TABLE "workspaces" ADD "checks" JSONB;
        ALTER TABLE "workspaces" ADD "concurrency" INT NOT NULL DEFAULT 20;
        ALTER TABLE "workspaces" ADD "dials" TIMESTAMPTZ[];
        ALTER TABLE "workspaces" ADD "calls_per_second" INT NOT NULL DEFAULT 1;
        ALTER TABLE "workspaces" ADD "reserved" INT NOT NULL DEFAULT 0;
        ALTER TABLE "phone_numbers" ADD "gone_at" TIMESTAMPTZ;
        ALTER TABLE "phone_numbers" ADD "kind" VARCHAR(20) NOT NULL DEFAULT '';
        ALTER TABLE "phone_numbers" ADD "countries" TEXT[];
        ALTER TABLE "attempts" ADD "paced_since" TIMESTAMPTZ;
        ALTER TABLE "attempts" ADD "workspace_id" UUID;
        CREATE INDEX IF NOT EXISTS "idx_attempts_workspa_5832e4" ON "attempts" ("workspace_id", "state", "paced_since");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "idx_attempts_workspa_5832e4";
        ALTER TABLE "attempts" DROP COLUMN "paced_since";
        ALTER TABLE "attempts" DROP COLUMN "workspace_id";
        ALTER TABLE "workspaces" DROP COLUMN "reserve_inbound";
        ALTER TABLE "workspaces" DROP COLUMN "webhook_trouble_at";
        ALTER TABLE "workspaces" DROP COLUMN "signed_at";
        ALTER TABLE "workspaces" DROP COLUMN "organisation";
        ALTER TABLE "workspaces" DROP COLUMN "org_id";
        ALTER TABLE "workspaces" DROP COLUMN "checked_at";
        ALTER TABLE "workspaces" DROP COLUMN "status";
        ALTER TABLE "workspaces" DROP COLUMN "other_calls";
        ALTER TABLE "workspaces" DROP COLUMN "checks";
        ALTER TABLE "workspaces" DROP COLUMN "concurrency";
        ALTER TABLE "workspaces" DROP COLUMN "dials";
        ALTER TABLE "workspaces" DROP COLUMN "calls_per_second";
        ALTER TABLE "workspaces" DROP COLUMN "reserved";
        ALTER TABLE "phone_numbers" DROP COLUMN "gone_at";
        ALTER TABLE "phone_numbers" DROP COLUMN "kind";
        ALTER TABLE "phone_numbers" DROP COLUMN "countries";
        DROP TABLE IF EXISTS "forwarded_events";
        DROP TABLE IF EXISTS "forward_addresses";
        DROP TABLE IF EXISTS "agent_lists";"""


MODELS_STATE = (
    "eJztXet32zaW/1dw/KX2WdX1K04m3t1zZMfpeJvYXceZTKeeI0IiJHFMkRqCsqqZ7f++9w"
    "J8vyxIokyx+JJYJC5A/gAC933/vTdxTWbzw+6IOYPF3nvy7z2HThj8kbnTIXt0Oo2v4wWf"
    "9m3RlGIbi4mLtM99jw58uD6kNmdwyWR84FlT33IdbH3nMCIoFhfEGLiTKXUWPcs0iMWJ5X"
    "PiTuk/Z4xYJrEc4o8Zubr/3CHGlM44g1bcd6ecUNsm7lC0Ny1qW87oEEc33QEMD7/qHOjR"
    "eXQM1+m71DN5bzCDhhPmceM9oYTP+t/TwcCdOT50SX3yk+P6FiOmyziBP8mT487xAXz6xJ"
    "xgYI8dEmM+tnxm0z6ze6Y7oZZjPDrQbo63xdPJVyF87M55+Lhk5pjMk28zd0jfo44Jr2A5"
    "3IcHZ2aP+kbY9jugsiYsfBubcp8EDQV2M8cCOHq+O2L4TIDgr3+HyxaM8BvMbfBz+tQbWs"
    "w2U2vFMrEDcb3nL6bi2tevNx8+ipY4L/3ewLVnEyduPV34Y9eJms9mlnmINHgP3pR51Gdm"
    "YhU5M9sOFlx4ST4xXPC9GYse1YwvmGxIZzauxb3/HM6cAS5BIkbCf87+O3i0RLNe7/buof"
    "fl+qHX28stXXyEzCILLg1cB5e95fgI1L9/l/3GgIirezjA1Z+79/un5wcCApf7I0/cFHDt"
    "/S4IqU8lqQA9Rjlewnm0r8bUK0Y7TZVBHR66HrxDqGoAd29Cf+vZzBn5Y/h5flYB9l+69w"
    "Lv8zOBtwsbk9yxboM7J+IWwh7DLP5XADhsvxlowwsxtvE2unVwT46OlkAXWpXCK+6l8ZX7"
    "ax7hS9e1GXWKQY6JMjD3gaounKMr290iLu/uPmHPE87/aYsLNw8ZfL9+vry+3z8WsEMjOD"
    "nw8s3tQwbr/CmliHtxB3oOFOYgd7CrbC6FxCvtNMEW/QfaaDijyAI9CQ6s98QWBWvfcqi3"
    "KIa+kDy78he+ZHt3C/yqhf/p7jK18AHhy5vb7v0v+5+7fxXwTxbBrU93tz+G7ZO8zOUvD9"
    "fdzGQkWdL8PHwA6JA5LWEYM7SZSTAD4sPwj1ZNyMPN5+svD93PP6dm5UP34RrvnKQmJLy6"
    "f575TqJOyLebhz8T/En+dnd7nZ25qN3D3/bwmejMd3sgsfSomcQkvBxeSs30wGOI+wrznK"
    "bcwCw3jruCFzTvHHsRrMAdmfbgY8nNOsqDw6eErIIX+nTwNAeWoZe6k1geFZxIQPrxp3s4"
    "8wS4+XUQ6CWugm52cBX8Hq778Gq8GnL7pUBhTahuEl21Fa6RR7H5Wjj9iH20FaC56z3xKR"
    "2wNUH6FvbTJqBw33JP3LKdLH9rcjLJXqEOHYlXwrFxpOxGVaBcTW5i5erV1I65nH41JEFl"
    "H3UC1WGxhrS4Keo4uxNUY3JCPYaKyuMfjo+Ojggc0qblH5IuGaBudADHCCfG1LMGrDdlXm"
    "9iOTOfGR0ilKBMKFe5z6YcBzAsB+gnzPF7nME8mNx4dKhjEuoTEEK5TwygtyazSXT/glDi"
    "MVg/cJMzHGvswtqVw3CDUG6ZgILohHgzx4F3k482oQsyconrkKHrPToG7BHwjGG/hA59eG"
    "tUjspX4mRMnxlhsDbNQ/KBLrjsdeI6/lg8PXTqzqkD31CH+DNPqG8NZEX+5TrMAMwesDM6"
    "lZDNLfh+ZvBe1sTyUY/riKVxSAx37vSCMQ3od/g+od/9TmpyQx3yFB4DOjYGtsuBM4JLlm"
    "2IxwovzccLQ4yHkwcn9AQ+4AER+hJYi2wegicfymNDVKR0cAA2xelBqLjECQeaurY1WAgd"
    "+Rz11wKfcIkMxtSBRY5YiOtAimh7M5txss8Zi3TkP4tuDuBl5YvCfA08dwATz0O9tugc/o"
    "p6x3fFqYInCeekEyy8Dqy8jlh90EOHcFcq1/EhJtQbQSPoCFXrziG5ZDBL8Cbwb4yy0LJj"
    "I+wb5DoPegHZejAmhvjVYyBcA7IjXGG+6yIUgeSHFoN9A5+y9zg7OTo5Nw7kBAT3w+cPG1"
    "pm3A6/d/GUHP+I3jSyC1yEq+QR1hibEFgo8IyU2C5gi88ql6Axgd0BYO0xz3M9A3pbBAhC"
    "h25kv5jTBQCGnzFs3aFJpECt/6u02AiBNnrJvb9rbX+TtP1aDV2zGjpzYuWxvnH8EmV0AW"
    "kGdqs+ThJP4aO6cB/hU3x/cnz29uzd6fnZO2ginjS68rZiJvK6z+RRrQBwlmx74J7uCLAp"
    "XkYB2RzdFqHdlUWb41EV8C2k3eLesCMQZ5h8BYALKLcH766s4ISAoWrvS1Nu0dAXMnE7a+"
    "dLyBtFhqZR6ZLOEK60nBtmzwgW9J9OTk5P354cnZ6/e3P29u2bd0fRys7fqlrilzc/IuCp"
    "icnPQEKSU+GcM2Tts66enizDP0OrUv5Z3EuDnZPr1RZ9Ible+qsu/VALpbLukzTbkxr3vj"
    "5c1SWJ1+0aJnRlq8mMRaQtWu4bY11inExa4LCxBL4BnQY3Dy6fMscsB7dqv86RtgjfLe/V"
    "geJ+Bf+IJKF2gmm0E0zCXrPiNEe0eqZ3YKbn44INtcIrP0XVQpFjKZX9aYXK/rRAZS+Min"
    "mY/+fL3W2Jpj6iyH5E1sAn/0dsi9emLEoYofozy/Ythx/isK9hh0KEUh9UiHPk1JmYgqsC"
    "l07s4FI78r+acklZqaHVGWrqjNgOrgByiqh9QL9bBud35TC/K0M54TKxAtwZao37y7in/E"
    "dUIM8Rtg/tWlgV7QRfjn67nOBTBgjhVlW4q5U7SKWINukn1Vwh7wW3qFxcQRbhPLwfXY9Z"
    "I+cnJoO5hMu7MyjSsubyGuwmrDknZrjs0XnkrpdeVvD+8NZMcpf3sMzvb66AxVwmXsOZTf"
    "prR2v8DNfYrehp946LpfzrQeIp8mNQAekTdNGiBZlX668HzxV00VZ4mAOdrBua8YmZI+Zd"
    "Q1dt2tfyFv5115GwPHexp/bCFAYqrAdVN+ynTUApBfsUB+SVo3rnsAcX/tl4VN4unolBEM"
    "sm0OrGXbUEKMUwstRyKQglyy6n8nCyXGTpciFlycxWGLQiY5amUww+sfwLYmDMChK8lGKr"
    "OAxtc92L9Fxzz/JZDz/qOJTJ8rMBTDJwCUOOsL0IZWIcpp8TpJQRTXFP/PAb/o2LNwxvgp"
    "HSubZEtA6svfTFIINXnISLh08gsnDx2WBM2LMIbeovgrgkmCCGEUAybst3bfMCRpMT0w86"
    "lvnBHBFm1CHse9T5ikcQib7Qt4fMRfowWHA6x1dTxNsOKY/6SaxyFTVdhkxn+cpo6HSWr2"
    "2HV72KQ2LDzv7MGl4G5fNykM9zGD8zj6vvFWmqFuK88b1ialNVkBMkGuGXEQZuyZ8VCKvl"
    "AMcUW3RdBibZemZ1cRTZXXmpTbliT86CrFNw/VF80mKZJT/P5c5Saaq1HKZ2Z25r8YxKC4"
    "Cq31qeWn9tTf7akjK56lxnafVMN3mmtVdHOfOivTq0V8cLaq98EkhFUKs9/2pWLzYSVO0q"
    "0yBXGXia0WhtX5kH2cuXWT9+6fZgXyKnrJuVMjTMtAmpvKE6v4HmYQttqkt+3Ovk0W3Cnv"
    "nix505M5b5vMtAH4UJYte1Zi+babaZrPzatmz5+gVG7AiXimSo3qQXJ/t92XQtUnLOPI+J"
    "ZJqWd0EMOEHdmTdgoSVZ5GeMzc+YgdNLZ+R8wX5dwxjCiB1o6g2ZSlV2gv3z92Q+dhncJk"
    "NYCpgwEi+TOcCCRmxEVRrIgx5kFkmPTW1MAEwcV1iXRaJNNGGbM5YyJ4vcnrY7eCK26z7x"
    "IFOq5b8XqViH8G5jQsfA76MVm/02tbxFB9+HOi5alWFNLJa0Nv8q9LhSoyoeQmah1AboVz"
    "NAJxauijo+Q6YN0EuZPJSsoxHBFg0eI9c161q/dZs7gr0vD3FpjosEhc4pl8sdIsvhYN5o"
    "zmFPf2JFbpAv19PJdqAr6qxYUSfAMziQ15iRXA96SladkoE7LdjTH9hvZVl1QoIt7umvwI"
    "88XP/1odrIloI7bJ61vGVC4pHxZHwFZXyasoXK+B1Rvi9nXZNygeIUx1R6ehs9vdq4snHj"
    "StLBXxHYAtI14M0yBE3QF2obyy7aWKpU4dWBWYrq8DWjspqwwl+cioKPXF0rrqjyjcuGFa"
    "h9UzXFylW/6RJmy0UthSFFQbGgZ9caMDL13GfLZKinFTKPEWlMZbQRJ3PWH7vuE4GDDPYC"
    "XhyytKG+hapXurMKFazhPhmoTTVMRk2sO2tAX4MxGzzB/agmkwgcQvUsGcJDmDJW6SMsPH"
    "hAfiDKAMmaR3Mqih4dkrshdOM6UlGNJZ5k5SfqPzpwFfBDpTXznlnPcvrYp0H28TGCq/Cz"
    "v5Aq6OAV8W2YPQzGoqJ00QQ2vgMCb7MgIFQyEVsVdCeCmTqy3JchFMU98QSGjFFyhyTQHr"
    "uuHSiisW4WPD6+JjPFKx8CLBZFIqwRIss5TVwsuCCGYnQwFjWogviqR0cGWIliAR0iKlSJ"
    "Mso/wDrCCknTBfTIYavORFThew4tD2jD6RpgBaf52OWMYHuYrgBczxqN/Q7GnMmWPd9zZ7"
    "BkRX+iM1HPqox87rnOSGDoiHitsEdoBrOio7aawgV0KpTmOpio5mCiYt1WRSRRiSqrNkNE"
    "YhXDAXYoN5nD+MQ6dNhcKthqW9q1GywC/e3UWrmWeoJW6xhX1THuRqiM+7SrdiPXGykaP2"
    "OK9sV6HS8F8HEFwseFEFPH4iUiWyXQKboWaM23cHpK2SGPc3kkUEyho4BWjwISKK4WLZCi"
    "1DEhTVZgJ0Tq/DSXlytJU23P3eBkV/wNQrWDAqhJEu3AUQJoqN1RxzVJqUta5mouxhotBW"
    "gzVHrVlteDkko8lT22gFSv2yzAQp2aR7XrebREmI8oMmC2jitMsAe//j0rhoc6Y1XeLkWo"
    "Wbsms3Z5hb7qZBf3oGe9ybOug7zLzx4d5K39kLSvTLN9ZV41df+uQJ72JH4uqV+tANNf0P"
    "vjGjtqK0pD10Mw1sTpo+ylK51fWo5VkfZqBbCY2bqFlXfoWyoCG3dGvxcKmuuGYeNB4n/a"
    "Zal17VDs5O5e4JmX2fzLffOm2LCXOHCWc8+TBGTfYMfnZ8aBdCMbUIeISGXpoXYh8oG7M5"
    "9QEgbzC3c6TmYO5VKePiRd8WpAMsU7GOJsTSy/2HOv/mHRqa/L0+5yY8pFELXhWIMnBNro"
    "EOPJEo52hgcnvG1/788t23IN4YwnLzDbWfyGF+RDGAcymBt7NoT/IRYOMR4dP0hxPqEL8Q"
    "Jk/+bLHaH2dEy/P7mQzmWuJ572PVy2Dw6JMcJJS7q9BQ53EwvezxlJD8IyF7RfY4dMbIFQ"
    "yuht7ZfWFL80MSc5nCuKhgbtW+mXtmk/kfArVgE4SaOdF5ZxXsD9UQXhsH0L0d30Ao5ODy"
    "Xtf4qq9RaA678+5FT/wampqh1MkGkFcJMVwLqu+QszusG65rGNdmI5s6KEKEuYd2PSlcy7"
    "DfuU6rOgm1TJRSlLp8HNg4vhRT388lc4ELK0+lRo8qmgzYLlH1V7zYKvnqh4d75ohQwFke"
    "JIEdYsnTa5VptcUwq6Na2uqSDt3QT3RcNrdn2V2F6LNogNIKyQireZu0IduXhLVvYTW6xb"
    "23hq/cTa5EWQZ/rXA6ht9dZXNTkKU8+EbaiOMZocu6ku2/Gpqxoes0AUGB8LsCo3QErLcD"
    "xZCumh0TImyDFpBA2MgxfEkF1GSZgtHt3swF8+HXWIgXmUuW90wnTO8jeZzvq2xcdMJL0o"
    "Thi9lVHXyBwhx1Rk0FJEujxHpXFOTrRapHGSpoVGulqCjSVmqpa6NFULrUk12OpSW5c62O"
    "Xpl+vEW+6dvWjv3A7+Z8vAf1aO/lk+pn7ml8T1VdotkmTacvGC5SInaq+Wsc6JHKrSE6WY"
    "q25Nz9wmHKkvSowphiIlL151v1x1P1xvMkld7A9Yxo2GzoIv8aFoCFfgQAURl4xgpIMgNO"
    "M/hp0y4fk1wZxzxpD5g7HMW3aBHl3YEnOrM044bLUMWgL36LnzYgZ0G4OuwX82UUfYhE+m"
    "Di5UKTlITLFWcpDVTuvYKa8/s2zfcvghjvcafnm15AyJPy9VK1OasoVWph2xKpUaEzfEPF"
    "To9BX5h7U0+k3YCtfT59fBQEidchH3EGmbK1gHmR1PwX0eWl9gQtQRaoNQVYT5Zf/8uXtF"
    "gKNnUjeEQGJDdDU3DaE84v6ZIc7uMGsrH7tzBzkBy5eVwYrd5usbTuTAdZgvJgwaCz4CdW"
    "T2IsyTG+TQ5Zh2l02RJxl67oTso2P7e0KdxUEwmHSpwJuB9gyG83xY3mYqne+Gk6qWC7ct"
    "rYh1uowEe1ouwZ4GEmw5ayIXmgrUMUXr4N58Ps8ntWX81Fqt4+Z1MWLPUwE3ImgjvMugWw"
    "5uzmtd+2G1lUNuaHWnZlpgWzHLHnt2V0uRmabUs9zkWdZO0n+8mUb5S5UDSlO2L5f2m2UY"
    "zTfljOabfAxqIDKr6G+TNFqDu3ENbrP8Zpq7t63u1VxmPlV2uG1naqPOmibUFzTRm9OWfm"
    "I0rVdLXu9UaUptaLGkmrQbJe/4jhOky6s2802EOtKdYvWu+diyGaYAEQpMV2bIQL2n6xFv"
    "5nCyL5WOeB8wxvQcxmgmkvb0Zo5v2QYZ2C5qL1GhiRwKoUOfeYQ+OphItSMLWgXlp2RRK2"
    "wpkqwGVaxksa/jM2LSBUcCPICDIZEqGMCSNbCwZnt5zo6kvzoe5HL1Z/N2/LqXfCl5e2lV"
    "6KU1Kg0qLNzhCiIJg4XcXOWcjCP808nJ6enbk6PT83dvzt6+ffPuKAoozN+qiiy8vPkRXU"
    "xSR04YbViuIY0nUIHTShG1UN+0+UQJqW9B4VTP0umDPeuzNi0sWV/przYtrlFfo69auK/s"
    "lKtaKmFF8jxSFcBzxFoCb7IEHjET+Xl+IaV7mYrljyINVmV7T3Ncqp9Qnlp/Q43+hhLzNR"
    "8X5MyosEDnSdunx6qnStlrR9q3h8Wq0J28TrhyQ6GtPV65Tu3JzyLh1BefTfeKErfGdzuV"
    "eVtFux6Hhgp+Z5KKINUFMdhvQMKDJKJBefKr+8+EM8fvkGfm9SmcabK++BQgZ4bIYGpMGO"
    "fwbkFRc+nc5bt2gYZmC2MGVdjZVFRcD4q2C094ygMneVguPkADVz13NhqLu0jRIdyVvm2U"
    "eGwqnAwILOvBTDA2gzF1Rgxzw/pjeJ8LTNWKBc9lulihV8JMs8QIVUipVKweG4r3Dt7RdF"
    "1P1wRvykbbqdDNrKAvqElV0Ca8k3WQ5beqwp0laTbCljXIQfBsKabsrIIpO8szZXKbVbEu"
    "xhTbty2+DjNWixUxPLZUoE/S6Lq9q2Mf8AgqG0uCpHWh4m+W2ljeVGwsbwqkPe3F+UfQpA"
    "xsCpOw0jSnKLW+rMmzDF3NVpvlNKWe5abN8loxixuMq/N9NpkWh+UHtzqVkXWykYKGQ7pm"
    "BEL31LMGLPTFmLiTIGmTCHdjsM64T/aPfzg+OjoicDqZln9QrMJYt1Oho0AXkVjvgSoCzn"
    "xCuWUy4f5h+R0ZGYc90YFI148dG1O6EJosA2P46EL0gW0Szi9wOQjS8x8dQcmxzw4xkCOQ"
    "VZQ5eqnMie06o7DcjHBP2cc5ex/mD5CZrUCedeccXWIwCNPsccsZMIOI/xJaDksO8+jgH/"
    "7Mc8g+Z6h5GQB4h1MZ2ccoZ6FHjSCl0I+NowjjlYevYzJqQltYRvaCW9xIYEQtU/aKae3u"
    "2dT1gll6WZHyqxDM9+Dqr8DOUZlp3JyJZP7iYjbMNGqUeGtFHxqtj9m4PkbbF+pQw4S7ig"
    "qmSRoNaPNyI+8OE6WAa2HxA+ROSwy5hTUPUixpu5Yo8pg5FSstqsiBapBrZzbJ2QkzulZa"
    "WJOjToUINJ0pZ3Db+9+v11+vP7wnkvrR+XDT/XRz++N7wVgAmo/O19uru9uPN/efsRmchK"
    "4ztLwJtv35U/cKL4rCgfD7+vYD/mTwlPDr/vrj1y/4O7DiPDpX3dur6094aYCo2XjtY/dG"
    "XBlS4GfMLOe4jIrm+GQJDc3xSUXWxKx+RnCnq9VlKSJdqXRI0z6eTdcOAbbQY8j3h5y1As"
    "iFtNtD+XhHIIYVaE1mkxUALqDcHrxHuwJvLBWqQJum0mWF8sCikJ9HtCqwIqRo0067leiK"
    "BIc4W6WsX0ylbRGN01+mJdVYGaM4xxlSradu8jxXeMC/8CVXOMHrOW7UHCe0waqznCHV89"
    "zoeXbdouQGpVxQ1F7z6lnuBmaFqfHpCQoNZxbOMEF2eVxoubdQEW3b3BFrKeURAUcdPi8K"
    "Yih3jisg1T5yq/vIjRka9dV5rCSdPnqbfPQKFfYq6fcSdHqGmzzDpsXh7RwmDPs9D/hita"
    "o9ZfTtC3g8X+YsOy8/ys5zJ1nfslHWVFee5gm1/rSg5j0s2hFTVKEmiFqE6ZaVqDFvC7tV"
    "b2INsDxMYYWRqqmo6kXPzapzE/rFqfDNSRrNMK/OMHPm+6upJdOUmqVqMkvlMcxPtKIrfI"
    "pUz3OT57k5wb3NndQ1klQElcfT0KonqGhXAfNONjlFvKAalZhCwF4QqRFOR3mYRlS0frkY"
    "DWx+gRkeUPAEvMwwyYO8YhBOF2Q+XqRydka/RUKGwG+vOFxjg/2LyA0UKcNIlDAdhfCQ47"
    "0+8+eMBV1ieIU79EWIA6YjlSEZpmWKHqX+EqMd8PkwM8QIFkkHs1c8WVPeE8lAzd7YnXkw"
    "ih+nuQiaW44IFRGRH3AFyzWJtvjwon8RthGEfODwPZjmwJVPxn48OmHwB3yBC06G8GGPiT"
    "WU5FyGhgRxIOEQ3szGCpF0AVAYQXyLzLQBTya/PDKF1wrd7eOcGiLLBqykKCqG8icsSDnH"
    "8JkhfKNyoKHlwT0xZTACXB8xbwqz6UdxLmMKTymKTnHSd82FCBRBLI04hYjsJRwJJzFKSP"
    "JiNtXEWxXkUy1oKc96EUESJ+RM39MxI68aM2LhGQMgCAWXIuR5Uu2RnxGJYNsp8sWpyN8R"
    "Uei8tUvkrcUwwBUSBGfINNRLQK0zMW8FZlldW83anqRpIci1GNolZs/M45aaTShHuMXoHy"
    "wlCvzXdNa3LT5WjgNaEf/NVw8M8swpLvM0VQttcBsvgPlMPQvfXEkfniJqRvkcHLY15XMm"
    "zKfIj6vMSZJGT8nmTRc6DPSPGgbqzvyBO1GS0RIk7TuENs/RJrSLKihnyNqH9ObZKnUHpz"
    "a7NNWS1S+lvMwB/ZL9M02ro+kabQHFKgd9NnQ95WC6NKWe5kZPs/YCbvsMv4qrZBNDg7bs"
    "jJe0BufB/zKhtl2ZQSFJ25rEH6cnb88j1PFHFc5fPnc/fSrM+ZG0qeexrcr5kaXcHrKnux"
    "L5lnczKNg7qkr4FXewxYJ+0ZWdrehX5JuhstBLyFvkWr3BuNnYrSOHcJXsmCJrnwBZS72J"
    "hN9OEUPiUK+kgGGGMLuZLIIFvluAV+0lge422ksA1cub2+79L5GmN2IzP93d/nhZoOu9/O"
    "XhupsLEVANrNXxtJvQsevstLW4GEn3CkVQU0QaUl1QcNsFBfMreAPo/gzX2G3UW0sBTn27"
    "ym7xiXOwVDK/DCg//nTPpHtnOeaJ4gQtwfv3OiMHurJawV5RmYfgVqeyzINstGQIwTdZsT"
    "H8JNE//D0x6DO1xKQYxHcJnzIHKwqMGRZd6C+Egzk6rJtAMKfoQ45NfEOUXhi5bkEoQU3j"
    "YEhBF8MBFmH1iJFHHSw9+R+Emv+A0fAiJ/9FoqHgDg4A/4nO1q0j2Tye5VXz39Tjgh5Nnp"
    "qCNkWmVbSrqWjHTDkLK9t2FtZ2IS72JTXIIxKN+WqYl3r5VqFe7uGrca/APSdIqYRoLiN0"
    "3TnswYV/tiByNeGwraOC+1os7Cdmjph37fjeooiNTd6uZGVt0bAHW5tnMZWYWFFsXNQrd8"
    "LqXxfECD7XKBYyuPMdJ8EdQoc+k8XDsBi5OwN2kk55SWDshgcR0bFT4IuBGZ7Qp6DwOrJE"
    "fbgWeE1ivS+R9IhgqnOyf3yAEavRxQGd+jOP4TWPiRyvZP/kAJ8RxF4SiHPlgZxBg5AnxW"
    "eRkZnJTy3c9LLRnUpRmlW7aiFHXLChBiu9sV/nNg+yctZ5dw62lkxFCvq+irUsbN/G+Kyl"
    "wrMqorPywVmTUBWiIA9GNHpVr7yqI6G6J0/AFUXyBLWejLWE85XmIUOop2A9aX2lOchS6k"
    "nYwKYkuOtV96SIWE/F6lOREiKW1YdnRA+dJCSFqRTFcnBW+8dGRC1yaNuEa+zWQ6Aaty+k"
    "WPPTpVzYTitc2E7zLmwDgGy1CKg0ZQsDY3A1mXeOvQg+sh0Jowj2g+ooisbZQnd299fORq"
    "+n+95aksi/uNaAXT+zYm+PxN1OlZb8Gdv12DNb2ukD1dfPzLPgMU0iCIUam0TV0y+IAcNY"
    "0GaRzU+IOmvLIZZfrBXfTLeF2umoG7lq4n60KrpJkkC5Kjo1ZwrsV5auhUzYyVJM2EkFE3"
    "aSZ8Ke4NVUcA7btxDfGmqXuGbBIi6PEAjbbz81T4sCBDw2YLAVrJZZIUXaQsFiRwSJEJNK"
    "SWJMHXO1QhFpSh113+RZjjg6RYExS6clxmqJMcU5rykyfkv2tZvgvigzZtdXSmi86n656n"
    "64fi2ZESYMO+maJky/XBwZuTHTolMlOw5lW/xosfGyTlbfQCiT2fOl2Bl5GGHi0+944Lg/"
    "ckmfYZ59kPIKnKhW7eRl4TBKdqsFw50QDHVC4+0kNJ55BRVlyiEOmrcR3aOl5G1sVuGSlJ"
    "e4ueUUHbIvlDazig9cLZNobnV3p1dzq5pbjXhRZpZaOTItluFWQbpXtXYE1ghH1D2a0wWG"
    "mwpeU/K9F8TAzPEsKJRk/PtR6OsegRyd78/POuQR9umRQ9G9/nHvd6MDFHTGEXOD4CvxmJ"
    "Mttoxs/xGKizUFJAXVmVIf3tSmjqMLMDUh+jWaMgWskzT6wCmoLVEYYlmuvk+QaA3+Ghr8"
    "xLaiyCanKTWv3GheOQrYS89wqT4lat+aONqNpd4TYXy9meNbBcJ79SeTIdXGkCZ/MiYwgy"
    "tsiwkyPb9Nnt+RBYx5bzbtzcdK3i9ZuvYl0azFA1nrOmvWdWp1mFaHaXVYR60qvDcpVYRF"
    "9zqV1eG9yZquvhfEmLP+2HWfhOLI4oTDrgh3+wvisamIviCByyUw5Zh0DS1tNK4hfnX/+T"
    "v4C1mLQk1XzeOtkaxNm3lf08wbLwOVkzlNtZkD+nUnI3s8L3c6Vx3O2vNXe/42htWpp/ym"
    "PBNUpeMEmdYYNlo83jXX7oYkVd25edae3W2d5ZwM+zoy1j1M+DeYQvFkOSkrcbdTJWfhsu"
    "nNRUOVxIOYX4p5F9LGL6gJyOSe+OWPhTQztDzuk7HlB4kA8ZpNuS+cAcaUw48pZwUptDc9"
    "ACYcfIB74p1R1vp6++nuxx+vP5B9zqRj7sQaeSK7+8F7TN6NgxMbloocDK54lI9BfOPMA+"
    "kNGnB4EMfFUM5Rh8D3+uhQMvcsH7ujPg4Cd4nlyIdyR8RhzMSLZGjP+Hhd+U78r8D3hu3b"
    "J1Vszn20XJ4TC2+lrTxNqTmzxu3lqRPbKqoAUZ5ZzNp2Ocb6FSdrGXMbci5+5XD9Ay3MyB"
    "vdqzwTZ9iqZ9KFSm0JPHSiqg+uR2RtErJv8Fn/H2yALvzGAZnBgYS+cdgaBsBQEDwhQsJA"
    "/Uf+BfdLaktsfhyRkFfWokClJYPzFONQRPEJGZsiqGFs7Gk+tgZwJHpMnHBTaplkwfy4ZM"
    "UcDl5xFcldPNj4o7N//AOaVuAcZablX8h0CcGTu469kA8nxsKe5elvHhwSQ9Yr7Il7hrzB"
    "gyMbb4QNjHJHwBgXASjVaRR2RI2anrhlzW5pKm10y+iXTFqg00MmpsTrghaq9JKcS7ugRE"
    "4k60WJe48CYxC11z5exdWaVbnomEpz0I3moJOHtcIHkyXT342uTfTa2V11baIdqJGzSYcV"
    "FEy6NvNKfFbi251qtxVs2KPYUkWf6rmcC10iKhF95qDTiAhywuIxUvgSbUCqE0pLWTHm8P"
    "Lu7qeDCyLz/XPUN6YErRLdak2DCTnSZkO/5z4zTwiTc+wLJcK4KiHFmi4wJ4nyMIbv2qZw"
    "hJmP4WnQsWlou3MgF4kTsAAMCIyi5QS6Efo049ERjYUoCBdlCzEW2k9Q+oWH0H40Tf/+Ox"
    "UCYLSW1CYhRdYm7dyWj0B/DKwhll9Sgz9FpuFfGX6dWrp0QtokMwVnn+ocJ8i0h0CT5zfi"
    "WJS1HklCPcdNnmOdD17ng98ytGvlg3/l6JCuDdKdmKACUTu+2akStGnYbEkpu0smruOP7Q"
    "UZeVQmbDekJGuQtHXyQFguDVkLxbggBvoU9QQ1NDVOjk7Ovz8+Ng6ErCk6A2GT2ljtYpEX"
    "uLc0Lsre34Iqq8aAet4iFMJ94sECn/P3UhgHoRzlo9AgLLonfQZDM+kvxUkkVzvsN2lvtq"
    "IB6xCodSKVTSdS0TUjX0lm0yWX6s/2H+9uBQvcdW1GnTK7bJIwA3cfKOvCO9xjtrt/XN7d"
    "fUox0Jc3mfV7+/Xz5fX9/rFAHxpZfsmyjk8ilaWdpmpfOH/VdhGu7belK/ttLqemqJIpj+"
    "IVDE8JSm1/0ho3Xcwtwd1VCu8MrUUrzHmSTqtntHpmh75mrZ5ptHrmtcv1faCWvbgas8HT"
    "XoGCJnG3U6WhMbFdb4ANl9TR/NmdC70Dn02iIgnocr7/9eGqEzopCL91uMmZ79tsApzPAb"
    "Fd90n6u4dqi4vIt8GFlZZXy9Q3lPCCGABTDNDGPhCxfzuHUdAHwhjQKWa4NY24hXS0wCY8"
    "qxzCJLgYddabWMJ5w3h0kKJv2TaqgWRVafEq0kEfb04999kyoUOcQRODz7ALsh+8OD6cdO"
    "LowEAdMRi+47o6nma4GL+q/8QyDsYVeXDl6lETAhJEWoGzuggQfJSK2CeoNPgrgx/uVz3c"
    "pmCjG3juIMwAtfxkVPWiJ2f1LyN5+uRnpPzbyNK1aQ425uBtetawaKGXZ9uJKXS+nTXy7Q"
    "j+dDWdT4qyhTqfXVcBNMS1/MGzRsDVfwiKO+8ViFTZJpVylS8b9+JUgstJV+j6LfIRyOhb"
    "Puvj7T4IBqHD9XshwQgzNKMgQwRNRA9CZhHFFoqdyjfWc1kMb/wu0IiFCSRLq3xoC/SrWq"
    "B1KQ9dyqMtLIIu5dFaFkGX8qhFmtGlPP4Yn4wu5dHu+dWlPLZayiOSapbFOSJooe/g5vNZ"
    "J4VI9aRCWVItoVS7A2RF9jVdAgIVyZdMr7uJ9IveAQXrrVEeAkWzUa7Xyk7ay7qt5PsrqL"
    "cCcrRqo0E/1D5Faqnv6UBkkLsgxpT6Y6ND+swOPAFk8Y3uzzedMNFsWf6EWkYpVHtZ+FnA"
    "Yg6BC+HR+q7X2Ow6FfquxMwonN9pqhYe4scn75Y4xaFVRXred0UFufCDU62vkibbHtp7dS"
    "3lLWCtWdJaWdKhZfvMU7L7Jki2r9VNbNX9GTwIHFCHON5r7Nb16HqpWoxL2L6Fq/3tUiLu"
    "2woR921exAUWznouCm+pCtyKiXTQ1vJBW4MxdUYrejYkKbXZotE6uqSMoKjVKCDVWo1qrU"
    "ZWIltTq3GT6W43IX5RnVGw0JTVGQmrQ8rxJXOOBLQff7pnMayVKqWk101L8P+9Tt3PNyxz"
    "gzjvFWh84pudKj2PKJXTw+dR0e5gtR3iu6TPopAL+CUKIriOD/QXGFUhnUiioqoYdSGCJ4"
    "QzhBFlwQh6KFHx1DZUoZ4n6fnChkMGSGj9TqP0O9qfSfszaX8m7c+0Q4KB9mfS/kz6k9H+"
    "THp+tT/T6/gzBaKSop0uTdVCxfr52TJmpLNyM9JZzkonZUYFkGOKFgK8VE3YipKwJ7mVrJ"
    "WsWsnaNCVfpwYla516wy7zrMF4ryjlr7zTqcz3G7d5SVlYjuyGE9f+UcrArClHlWvVnpnH"
    "C7/x8oMrQdLGk+vNm2WOrjdvys8uvJexucNHpYBw0LyF6B4vxeQeVzC5x8VMrlZkbk2R+a"
    "pB/b//P6/nhPo="
)
