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
        ALTER TABLE "agencies" ADD "countries" TEXT[] NOT NULL DEFAULT '{}';
        ALTER TABLE "customers" ADD "country" VARCHAR(2);
        UPDATE customers SET calls_per_minute = coalesce(calls_per_minute, (policy ->> 'workflow_calls_per_minute')::int, 60),
                             calls_per_day = coalesce(calls_per_day, (policy ->> 'workflow_calls_per_day')::int, 1000),
                             policy = policy - 'workflow_calls_per_minute' - 'workflow_calls_per_day';
        ALTER TABLE "workspaces" ADD "countries" TEXT[] NOT NULL DEFAULT '{}';
        ALTER TABLE "phone_numbers" ADD "countries" TEXT[] NOT NULL DEFAULT '{}';
        INSERT INTO do_not_call_entries (id, agency_id, customer_id, list_id, e164, why, source, created_by, created_at)
        SELECT gen_random_uuid(), c.agency_id, c.id, c.id, l.to_number, coalesce(l.do_not_call_why, 'closed earlier'),
               CASE WHEN l.do_not_call_why = 'marked so in the CRM' THEN 'crm' ELSE 'call' END, 'an earlier version',
               l.do_not_call_at
        FROM leads l JOIN customers c ON c.id = l.customer_id WHERE l.do_not_call_at IS NOT NULL;
        ALTER TABLE "leads" DROP COLUMN "do_not_call_at";
        ALTER TABLE "leads" DROP COLUMN "do_not_call_why";
        ALTER TABLE "calls" ADD "consent" JSONB;
        ALTER TABLE "calls" ADD "hours" JSONB;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "calls" DROP COLUMN "consent";
        ALTER TABLE "calls" DROP COLUMN "hours";
        ALTER TABLE "leads" ADD "do_not_call_at" TIMESTAMPTZ;
        ALTER TABLE "leads" ADD "do_not_call_why" VARCHAR(200);
        ALTER TABLE "agencies" DROP COLUMN "countries";
        ALTER TABLE "customers" DROP COLUMN "country";
        ALTER TABLE "workspaces" DROP COLUMN "countries";
        ALTER TABLE "phone_numbers" DROP COLUMN "countries";
        DROP TABLE IF EXISTS "do_not_call_entries";
        DROP TABLE IF EXISTS "pauses";"""


MODELS_STATE = (
    "eJztfWl32ziW9l/B8Zeyz6tye4uTseedcxTHlfZUYtc4Tmdq4j4iJEIW2xSpISirND313+"
    "degPtmQivF4Etikbgg+WC7+/3n3tg1mc0Pu0/MGcz3Lsg/9xw6ZvBH5k6H7NHJJL6OF3za"
    "t0VTim0sJi7SPvc9OvDh+pDanMElk/GBZ018y3Ww9Z3DiKCYXxJj4I4n1Jn3LNMgFieWz4"
    "k7of89ZcQyieUQf8TI1f3nDjEmdMoZtOK+O+GE2jZxh6K9aVHbcp4O8emmO4DHw691PujR"
    "eXQM1+m71DN5bzCFhmPmceOCUMKn/Z/pYOBOHR+6pD751XF9ixHTZZzAn+TZcWf4Aj59Zk"
    "7wYI8d4gsCjQcoGmT/5stdB1o7DLp05gePjm2N8Q1m2BbehQzgtTgQzUaWz2zaZ3bPdMfU"
    "csTHyWb4RfLzCR+5Mx5+Ipk6JvMkAjOH9D3qmB34IsvhPnTLzB71jbDxT0BmjVkIgU25T4"
    "KGAvCpYwGGPd99YvghAPv3v8NlCx7xB0yI4OfkuTe0mG2mJphlYgfies+fT8S1r19vPvwi"
    "WuJg9nsD156Onbj1ZO6PXCdqPp1a5iHS4D34VOZRn5mJqedMbTuYpeEl+cZwwfemLHpVM7"
    "5gsiGd2jiB9/51OHUGOG+JeBL+c/ZvwaslmvV6t3cPvS/XD73eXm6+4ytkZmZwaeA6uFYs"
    "x0eg/vmn7DcGRFzdwwdc/bV7v396fiAgcLn/5ImbAq69PwUh9akkFaDHKMfzPo/21Yh6xW"
    "inqTKow0uvB+8QqjWAuzemf/Rs5jz5I/h5flYB9t+69wLv8zOBtwu7mdzmboM7J+IWwh7D"
    "LP5XADhsvxpowwsxtvHeu3FwT46OaqALrUrhFffS+MpNOY/we9e1GXWKQY6JMjD3gWpdOE"
    "dXNrtFvL+7+4Q9jzn/b1tcuHnI4Pv18/vr+/1jATs0gpMDL9/cPmSwzh9tirgXd6DHQGEM"
    "Im4gD33X8+i8bNtOUGXwti3urwvvxEHZn1q2DxzCIT5vG2flw/V/Pnz/ewbOHJ+kslcXEi"
    "+0cQcn3g+0b3NGkaN8Flxw75nNC7YSy6FeyYQuJM9uJHNfTvjdAr9qH/l09z61jwDC729u"
    "u/e/73/u/qeAfzwPbn26u/0Ytk+yhu9/f7juZgYjyeHnx+EDQIe8fgn/naHNDIIZEB+Gf7"
    "RqQB5uPl9/eeh+/i01Kh+6D9d45yQ1IOHV/fPMOok6Id9uHv5K8Cf5r7vb6+zIRe0e/msP"
    "34lOfbcHUmOPmklMwsvhpfTx4THEfYFxTlOuYJQbx6zCB5p3jj0PZuCODHuwWHKjjuL18D"
    "kh+uGFPh08z4AD66XuJKZHBWMXkP7y6z2ceQLc/DwIdENXQTc7OAv+DOd9eDWeDbn9UqCw"
    "JFQ3ia7aCteTR7H5Ujh9xD7aCtCEPrEeZ5wvP59+g66+yJ7aitbM9Z75hA6KZCAVqL6F/b"
    "QVKBNPBL+HOuEeK5MaVRD74N66/hV0dw29zdsEGx6O7olbdlzmb41Pxtkr1IG1ZwbPxidl"
    "T8MCK0rypCy3o6SO5XqGlJAEFfTUCfT9xaaQ4qZozOiOUW/ACUXjgkOO/3J8dHREgBM0Lf"
    "+QdIW1gQyAV+HEmHjWgPUmzOuNLWfqM6NDhNaBCSsK99mE4wMMywH6MUxH2PBgHExuPDrU"
    "MQn1ic3QimAAvTWejqP7l4QSj8H8gZuc4bNGLkxg+RhuEMotE1AQnRBv6jjwbfLVxnROnl"
    "ziOmToeo+OAQfRgEX9Ejr04avRoCE/iZMRfWGEwdw0D8kHOuey17Hr+CPx9tCpO6MObD0d"
    "4k89YacxkN/9H9dhBmD2gJ3RiYRsZsEimsJ3oZEGjS+OmBqRTWcuLToHaJoZuTNiu/DW0G"
    "Tch6EWPSBLKl5BWm6EdSf4qkdn6tiw0Yv396bwJ+Fww0Vry8zi7FI860Iam+DVxWcCPYIj"
    "HwHv4c6cXvDtBjQaXiSMQz9JM1BotJoAHPCBxsB2OYgBcMmyDfFu4aXZCD4I3xonEbCjY9"
    "hNBkToWmFNsFk4iOGnDVEJ28EHsAlOE/l1YrzwQRPXtgbzwG5FffkB4VQdjKgDiy37YRKH"
    "fc4YEeSw4x3+Jvo5QNTFl8LEGXjuAGYgTr24d/gr6h4/FucMvEo4OTrBCujAEuiIZQA9dA"
    "h3JcL4FmPqPUEj6AiNec4hec9gusCnwL8xzL601XHRN7WZB73MRtZgRAzxq8fGFKF9wqnu"
    "uy5iEeg50Ea5b+Bb9h6nJ0cn58aBHIHgfvj+YUPLjNvhxiPekuMf0ZdGlsjLcLo+wmRnYz"
    "QmwjvSYFLCu8q1YIxhmwKoe8zzXM/AORcgCB26kcV0RucAGO4ncJCERtgCm+B3aSMWZ0n0"
    "kXt/16bCJpkKtQ1rzTaszNGZx/rG8UssWQWkGdit9clNyA4crQv3J3yLn0+Oz96evTs9P3"
    "sHTcSbRlfeVoxE3nCS5BkUAM6SbQ7c0x0BNsVUKSCbo9sgtLsyaXPMsgK+hbQb3Bt2BOKM"
    "tKEAcAHl5uDdlRmckDBUnQXSlBv0EgiZuJ11EkjIG0Vm1afSKZ0hXGg6N8x6F0zofzk5OT"
    "19e3J0ev7uzdnbt2/eHUUzO3+raoq/v/mIgKcGJj8CCUlOhXPOkLXPl+D0pA7/DK1K+Wdx"
    "L+MTk5Xr1SZ9Ibme+otO/VAdpjLvkzSbkxr3vj5crUsSX7dfaaBBVAE5QdK+jeWkjlheLp"
    "Tn4EVd5GIieRHpxnaT813hC2OUTFowi2ugG9BtDNrj3dF18AlzzHJwqw7DHKk+CBc9CAOz"
    "yAKuVklC7U/XaH+6hDVswWGOaPVI78BIz0ZqPFeKqn1s12kte8hphT3ktMAeIiy2eZj//c"
    "vdbYkZJKLILiJr4JP/JZuOccDHbsPIhwilFlSIc+QfnhiCqwLvcOzgvQ6x2prmTlljpHVF"
    "arqi2MlAAeQUUfuAflcH53flML8rQznhj7IA3BlqjfvruKecc1QgzxG2D+21sCo6nqYc/X"
    "bF06SsO8JnrXBXK/c+SxGt0gmtuULeKz5nuRClLMJ5eH9xPWY9Ob8yGRcqomecQZGONZem"
    "Zjdhzbmqw2WPziJfyPS0gu+Hr2aSu7yHaX5/cwUsZp3Qr8DtuIDNV4k+gWvsVvS0e8fFjs"
    "RU7CJqICcWudao4PQJumjRMs4bQ5aDB2dQW+FZyTr7xMwn5rUucCnndLLsPBLOEF3sqb0w"
    "hUE8y0HVDftpE1BKgXDFEdHlqN457MGFf1YeFr2LZ2IQWLUKtLpxVy0BSjHEMjVdCsIss9"
    "OpPNQyF9pfL9wymd4R46hkHN1kgvFQln9JDAyjQoLX8kwWh2iurnuRo3LmWT7r4aKOw+sw"
    "eWQ6qE4G02EUHLYX4XWMw/BzgpQyyi7uiR9+w79x8oYRd7nckSKADOZe+mKQkjJOKsnDNx"
    "BZJfl0MCLsRUTb9edBqBwMEMOgNBlL6Lu2eQlPkwPTDzqWCS8dEfnWIexn1JSLVxCJK9Hd"
    "jMxEPkyYcDpnZVOUAh1SHoiWmOUqys0Mmc5amdFr6qyVm47424qPbMPO/swcroPyeTnI5z"
    "mMX5jH1feKNFULcV75XjGxqSrICRKN8OsIA7fkTwuE1XKAY4oNetMDk2y9sHVxFNldudam"
    "XLEnZ0HWORB/FE++WGbJj3O5i1maaik3s90Z27X4k6UFQNW1lqfWq63Jqy0pk6uOdZZWj3"
    "STR1r7wpQzL9oXRvvCvKL2ymfhVQS12l9yzerFRoKqHYwa5GC0tSS3zTzyq42D0MXT09Lu"
    "WA+yly/Tfvym7ZmoJULdslmBQytWm5DKW/Xzp00ettAAXXMnXCbrexMOmFd3wswBW2cvLA"
    "P9KUxnvqzpv25e9F3ZBBUN//LzCyz+ES4VWZW9cS9OTf+6nV/k9p16HhPZcC3vkhjAbrhT"
    "b8BCs7vIrxrb6jGFrpdOqfuKsX8NzxAW/8CsYciczLIT7J9fkNnIZXCbDGEqYMJXvExmAI"
    "vIFEzRHI/eBEEPMgusxyY2JmAnjitM8SJRLtr7zSlL2d5Fcl7bHTwT23WfeZBy2fIvRE7n"
    "IXzbiNARZjl2h4T9MbG8eQe/hzoikTHMiXlN0/x3ofSW6mfxEjKLrLbWb81an5i4KraLDJ"
    "m21teyDymZkiOCDVqHnlzXXNf8XbdtKNj78hCXplFJUOickLn0NLJ4GyZ+5xz29GdW5DP6"
    "evW3bAe6/tuC9d8CPIMDeYkRyfWgh2TRIRm4k4I9/YH9UZa4KSTY4J6+BX4Eq3hWWyRTcI"
    "fNs2bKTNYFZDwZX8BykaZsoeViRywV9UyRUi5QHOKYSg9vo4dXW6JWbolKRkMoAltAugS8"
    "WYagCfpCbZDaRYNUlSq8OopNUR2+ZAhbE2b4q0NRsMjVteKKKt+k8a9A8ZuxDZarf3P2yJ"
    "qRXpLikriOPRf6TSHs/ITF4/gIFZ/chyVrHpJvQfk3imXiYpyCylrZQmslgV/rfNoS8U6m"
    "9cR4AStVrnOKKbRGr0SjV6FKde0SBd+1Mx3nNqS0PjWgbXJszt7XL9f3F2TKmffodD98vr"
    "m9INQcW1iD8uP17dXvFyQ+H1WH57iOPvC4XB94nNMH4nsqarUTJE0eiMbotAVeqmFoKaIW"
    "6EE2EIm2W6qPhnD5WjTWonFjReOdRVcLx2sVjq+6X666H673SmfxCuBtZ9qWLMavSb0R0i"
    "paiNUJyF8Yc65cx2d/FHpGJW93qgRkDg0RDGyp4CIlBT1RLV0w9CToQtbJnlFO2B9BppFO"
    "WNvcIUPL436xP9SyHWoxt1lMfrmYK2acOieaINNsaNPY0Nypvp1N8ZvrPfMJHbCiLTG+Wb"
    "khzsJmCurCMGsT9YUO7sW1BoxMPPfFMhl6dwp1nhH5WcqETpzMWH/kus8EwAX8ebFycEV9"
    "CwdRWRzOYtwg+zdf7jrEcR12Advp/IDY1ljQjTBbEv4V5IolmLdSZ05qCv9ctbPqhD5rTu"
    "hT7DJVkc2nxENqbWxCYhbDDndoumPA5zDe0g4dNpN+W2ub2pupiVmYKbbrebTEdS1FlRmN"
    "TdcNwudtY2dBN6nvfy9x05xYvWdWWEbwdQ/NmFZ7Ai7oCajD6ss3FB1WrzW2WqfYbIebrZ"
    "aY2BXI0za5l5Ii9gow/Q2FwWvsqE0orVNDkJxYRX5F6XlX4VeEDXuJuV5PUSAJyL7Bjs/P"
    "jAOp3BxQh4hISyFq80uR/Fl4+ZAwGDlw8Jk6lHPYttAVqCs+DUgmeAdDNFGAL9YhrP+xqu"
    "oF+cwytcL3WAuDLfCtZaCn1jU0RdcgxiSHc0UJy6B9K3UNqw5FdKzBs7IyJ0GjvWLqqHO0"
    "JmGlmgRdQfgV1FZYQVicnr0J83pjy5kWxYWXBi0XkS4Uvdwwpc2q45djnExaIEDWwDeg0+"
    "DmwcWaHz1c+QsovLK0Ol9o06zBWrFZb1G1V7G59eSWu7OiFbxRI6FYEdYsnVYaVyuNU8qH"
    "JfXGKa+T3QT3VdVxdn6VaI+LNogVIKyQkbCZu8I6UhKWzOxnNl+2HubE+pW1yQ6SZ/qXA6"
    "htNXqVtPEJw5vQGI/ZimpfApp+N9VlO5a6airMLBAFNowCrMrtGGj183vxYCm4gGNpRUEu"
    "nbaljeGSGLLLKBdlACUnvhuUe/TR0Xsy7dsWH2EhSocVu4Sv+gFL+C/KZyuyXSkinai90p"
    "wgx1Qt2jZJ00KzwnEtu8JxhWHhOG9ZkJip2hbSVNq6UMe6kNql1MEuzy25Trzl3tmL9s7N"
    "4H9WB/6zcvTPcuC7U7/vTh1Va0SSTNsjXrFHLBXzkT1a8wOlmIhnSY+hJhypr8qBKYaiRj"
    "DiUp4ygaBXxGBGImAFXyl9ghVcY6A18HYysi6qbv7Xz90rAguSyeTniCI2JMazZRodYqAt"
    "4MwgIHJJnxZMlTNyZw5yjJYvs5YXu8Ss73HCFcZhvtCKxJXPRW6fIBoniNThGNzDJjBLyd"
    "Bzx2Q/9pcJHibtHHhTvCPFx3k+zG0zFTS04sic8rOppdm6T+scQKflB9Dp0WtBjzrGdK1B"
    "Ic9q0/i5tULD6lkpseepgBsRtBHeOuiWg5vzQNLG0R/BBt6g9EvNVIu2YpQ99uI+L7SY05"
    "R6lJs8ytpz6ccbaZS/VDmgNOVCrFDDxjbNCb2pw2i+KWc03+Sd3gOROY801pcvMbEkaLKr"
    "yRr45H/Jj+KSjRilVlauZEa2OkZmyWAH2ZIZzTJ7NXdvW9zVqEz7qewF086Iyc6SGtCNZR"
    "764N66Prp+XDu+V6g1zbToVGlPTTyV/B56o/RYHG3yuiK1G4b6ubIqI+5G0noe+hBh4cVO"
    "FOoHc6aD9+PM4Xlt6Qr6FCpRpEuWtwypZS3LTHnLDuGu1LGGhn+CK8Dk0P0AlamE0cFIvE"
    "t5EGHwRLyvQwibZ/NPDE9dqBMk+mTJJnnWEZnri8icjQpigMqxDZq3Eto1+ErIWrDFAL9e"
    "+yCmbjLewKF8+nQh4t4fnav7z/CnN350bj7/dnf/cEGs8cT1/Efnt+t7YMQvyIR5XLp/bL"
    "8SQqhs7iutgTRVk4emSUtBmwQWOSZ3TrmkMz+tnP/RMWc6n1aDVBV18mnpiKgtRUStNcUU"
    "prTYK0ouJW50qsvVQRMFpznRHpUtYazEYN6Jsze5HokyP/Fp/x9sIBQwBx3pbmbI5BvAMB"
    "hk6viWTQzYB6ZjeanYbW7dD3zdk+37XtwzUsQ9SP2OVuhsT6HDXpi9qBQXETdZUthLF6oD"
    "Qe7rl4e7z1jWLlwEj470mr4gsW5/+yJces3UXQhpKs1xaqXQBiXh4LBQUzqkiDTSSkirqx"
    "xShFrj0GiNQ8gnqa2nNFX73FjWsp4SLKnigkpTav+wpi2opWLeVidifmI0Ld8kr3eqBEwb"
    "WtT2JUhY6JGuyDUg20RY+t0JViSajSyboZeACJdyMeJpRjHKCqREb+pwkBGFo5zwcpBSov"
    "E0BWxg/gvp0CAD28VYKVERHeY7oUMfZEv66JgWhdll4H+BPDlyATjREi/y0AEBn0COz4hJ"
    "5/yQfBu5Mmuxjy/Ul5mPMZbKx5iuC8IZkMe+F4eTeblzQVJfg7NEMvtZF4Pve8lvVJRQ31"
    "tPpWkGC1nygtyCwQbQ3MggmVnwX05OTk/fnhydnr97c/b27Zt3R1GKwfytqlyD728+Ynhq"
    "alcI8w+WS67xACqcjSmiVvKaq7aip9ZCDukKt48MnZZEs/Huk6LCVNWx7pPC0lTrjHMP95"
    "WdCnNPwpw6nlR5uxyxZu+axt4lxzriLfLjXJEdPEX1o2YHj9HPJQnfupG2Pft/hZV2O7bE"
    "hkK7+8ZE84vPJntlFkV5t/OqWdHscWioalw0CVJdEoP9ASRceG/PRkEx2qv7zyAzOX6HvD"
    "CvT+HQ6giT3gQgZ4Yo022MGefwbYakkmkvfBDWKuyL63umEE+xc0xOEhbNxV4nlPPAqd11"
    "fIAGrnru9Gkk7iJF0iPdYxPha0VgWg+mYteVtcmFbDmC77l8dHxZ6kYUyREyMDrIEyMUd2"
    "UBc0vWNvfYUHx38I2m63q65G5TNtpOheC4gDCzJjmmTXgn7JbBWlWRy5M0K9FYNyh1ylkt"
    "ffVZhb76LK+vlttsHuLyuMuYYvNRl9thxtYSXxkeWyrQJ2mWAn93ZMe1YB/wCCobS4KkdT"
    "kw39TaWN5UbCxvtDP7D6oqGdjUWszemabUCrEmj7K2ard1lBti1e76PhtPinPaB7c6lTlH"
    "ZSMFDYc0IwdC98SzBiy0G4/dcZB4XiQCZTDPuE/2j/9yfHR0ROB0Mi3/oFiFsWynQkeB5u"
    "xY74EqAs58QrllMjJ0sTBv4FMtguYHoigldmxM6FxosgzMbkrnRdH2cDlIX+o/OoKSY58d"
    "YiBHwBnMbpOjRX1GbNd5kuSowBgDoTCo7+PIXcDryAaUR7H7wpDuzrhIYMooZ4Ep/9ER6g"
    "5KuGVjK6En90jwdOjAZNQEGpgb9pxb3Eh8OLVModaZyarFYxakW91Hc73HfGbbh7KcMKZX"
    "uGcYSHlQ25scKffg6ndg4qgsh2gCjXYn375uRdsK1qFSCXcIFUyTNBrQDKCF9UGRIyoxER"
    "aWBU2xQe2CEvmanFqPFhWtrRnvHxJvUAiHplPlcgh7//H1+uv1hwsiqR+dDzfdTze3Hy/E"
    "8QdoPjpfb6/ubn+5uf+MzWDHdp2h5Y2x7W+fuld4cWLTAf6+vv2APxm8Jfy6v/7l6xf8HV"
    "gOHp2r7u3V9Se8NEDUbLz2S/dGXBlSOHXNLLdSKxLlpE4kyklFCZKcszlyRIuVLi4iXai6"
    "btMWz6rL61oOMJPIa4bcnALIhbSbQ/l4RyCGGWiNp+MFAC6g3By8R7sCbyyJqECbptKVt/"
    "PAomCZR7TK0zikaNNOuxF34wSHKAXKQiaxXG0WU2n9d+N0ZjVdBV8Z4QpvQa0XbdQYJ5RZ"
    "qqOcIdXj3Ohxdt2iFNSlp2PUXvNw2VMPRoWp8W8JCg1nFs6J575YJgi/pT5nFWHxBbRtc4"
    "1aS73UCDjq8FmRQ3W5o04BqfbXWdxfZ8TQwKjOYyXp9NHb5KNXqDYXKZKUoNMj3OQRNi0O"
    "X+cwYZjsecAXq5VGLqNvX16K8zpn2Xn5UXaeO8n6Foa6L6BUyxNqvVqeOxvApH1iiqq1BF"
    "GLMN2wci3mbWG36o2tgecOmOMXTPGqoajqRY/NomMTuvOo8M1JGs0wL84wc+b7i6kl05Sa"
    "pWoyS+UxTOSwoFtuilSPc5PHuTmBhs0d1CUC5tEJNAeterB80M1uQvp6oHw8oRoVJC9gL/"
    "AaD4ej3GVcuA2LJrX8xbH5JUabo+AJeJlhwLm8YhBO52Q2mqdynUW/ZeIx6c9V7Dq+wv6F"
    "FzmKlKFXfBgaLzyneK/P/BljQZfo6u0OfeGgjWncpHu4aZmiR6m/REfyMF3aE0ySDkbSP1"
    "sT3hNZ2szeyJ168BQ/DrkPmluOcFsP3cjhe4loK9KFY//CaTxwP8fH92CYAxcv6Yf+6Ag/"
    "c+gVVuCckyEs7BGxhpI87YUePsKb2gydx+fQcfBqArCZk3kL4UY+cW1rYDF+OJmjB76Baw"
    "HY/8h9HsQD4bYf+KQP3SmA2WdD2CGipHOyp4Ay7Cjw8pf5BqAzueaxvE+ifF6YWUDkGkAH"
    "9zA2gPJnANCfYRDB0HKCDHdDy+O+nCzwBLj+xLwJzKP4dUcU8BFe8pz0XXMuPOtxFI04kY"
    "LsJXwSflWUluHVhHeJrypIeVfQMkjQjm72cc609D3tbb9Vb3sLTzcAQajWFCHPk+oyKvUr"
    "nJUIYTtR1WxB9ebqUwtiMNQCORwzZBrqGlDrZJkbgVmE0yna+ZM0LQR5LSZ+idkL87ilZo"
    "3KEW4wHgUOW+S/JtO+bfGRcmTKgvif1Us+U5F7JpchQmbbUpzmaaoWWv/O6lj/zsqtf2dZ"
    "nF+oZ+GXK2niU0SbT/RTlNMSH7sNxnpNKWh8ivy4ypgkafSQrN5oogMTf9TARHfqD9yxko"
    "yWIGnfIbR6jjah11RBOUPWPqRXz1apu1a12ZlqLbnNUsrLHNCvWV7TtDq+q9G2V6wHI3X9"
    "qgOdptTD3Ohh1v7HbR/hrThpNjEoacNugEk7dB78L2Nq25Ux/Una1qSiOD15ex6hjj+qcP"
    "7yufvpU2EWiqQ1P49tVRaKLOXmkD3dlZi7vINDwd5RVWWpuIMN1lyKruxs0aUirxCViV5C"
    "3iKn7hUmBymc4eXayLIZrR21FXSOgceQCu4JEo38Mvn3YzemHPpVupIUWfsUJmupMpHwUy"
    "tiwB3qldRUyxBmD895sKHvFuBVZ2cwe6OpDqi+v7nt3v8ezfVIrPp0d/vxfcFsf//7w3U3"
    "F4yjGsKuI9dXsr/rPLbrcKmT7kSKoKaINKS6jOCmywjmZ/AK0P0NrrHbqLeWApxau8oBKI"
    "lzsFQT9T6g/OXXeybdmcsxT5QkaAnef64zRqcraxTsFRV3CG51Kos7yEY1g3W+yTqN4ZLE"
    "eIgLYtAXaolBMYjvEj5hDpYcGDEstdCfi4AKDNAwgWAm4kawiW+IggtPrlsQtLOm52DwTh"
    "cDb+ZhzYgnjzpYcPL/EWr+A56GFzn5/yR6FNzBB8B/orNlq0c2j2fZaqap9YRcRIOnZpBI"
    "kWmTxGImiRFTzoPLNp0Ht12Ii31JDfKIRGO+GOalXu1VqJd7tGvcK3DPCVIqwdB1hK47hz"
    "248M8GRK4mHLbrqNu+FAv7iZlPzLt2fG9exMYmb1eysrZo2IOtzbOYSvS5KDEuqpQ7Yc2v"
    "S2IEyzWK/Q3u/MRJcIfQoc9kyTAsQe5OgZ2kE14Sgr7ih4g49AnwxcAMj+lzUG4dWaI+XA"
    "u8hLEumEgvRjDZPNk/PsDY8OjigE78qcfwmsdENmWyf3KA7whiLwnEufLA5aBByJPiu8hI"
    "5ORSCze9bDSzUlRy1a5ayBEXbKjBTG/s6tzkQVbOOu/OwdaSoUhB31exloXt2xiPWCscsS"
    "IaMR+MOA5VIQryYESjZ/XCszoSqnvyBFxQJE9Q68FYSjhfaBwyhHoIlpPWFxqDLKUehBVs"
    "SoK7XnRPioj1UCw+FCkhoq4+PCN66KQ4KUylKJaDs9ofPCJqkQPnKlzBNx7y17h9IcWan9"
    "ZyYTutcGE7zbuwDQCyxSL+0pQtDATD2WTeOfY8WGQ7EjYU7AfVUUONs4Xu7O6vnY22p/ve"
    "WDrWv7nWgF2/sGJvj8TdTpWW/AXb9dgLq+30gerrF+ZZ8JomEYRCjU1mrvfMJ3TALokBj7"
    "GgzTybjxN11pZDLL9YK76abgu101E3ctbE/WhVdJMkgXJVdGrMFNivLF0LmbCTWkzYSQUT"
    "dpJnwp7h01RwDtu3EN81VAlyzYJJXB4hELbffCqqFgUIeGzAYCtYLJNIirSFgsWOCBIhJp"
    "WSxIg65mIlWdKUOstEk0c54ugUBcYsnZYYqyXGFOe8pMj4LdnXboL7qsyYnV8pofGq++Wq"
    "++F6ayU8vHGpxBjd61SW8vDGS0qLIMfNWH/kus8AkJDiODCVcLc/Jx6bCAUeCbh2i3H020"
    "dLF43LLlzdf/4J/sKtuIYYufLnLeHvr0XIbYqQ8TRQEWzSVKsRb5pUz7uW8HhcITwea+FR"
    "C48NYnXWVOZRnAmqAkWCTAuNjRYndk070JC4vJ0bZ60caOsoLxUZtDoZ6x4G/BsMoXiznJ"
    "SVuNupkrNw2vRmoqFK7Aq6KDPvUlSkk9RYy88Tv/xRoiDdyPKDWBK8ZlO4hFEeIyzzRye8"
    "tHTiCh+AMSsPcE98M8paX28/3X38eP1BVvhDsrH15IkEAQcXGP+NDye2i3X08GFwxaNYlo"
    "Vw5r1gqT+4JcozjuCVO1iJ8dGhZOZZPgsKJsrijZYjX8p9Ig5jJl4kQ3vKR8vKd+J/Bb43"
    "bN8+qWJ1JYTK5Tkx8RYrvZ2i1JxZ4/by1IltFSURKXdOtzadwXb9ipOlUk825Fz8yuH6B1"
    "oY1BndqzwTp9iqZ9K5SnoSPHSixCFYClektyH7Bp/2/8FEdSvjgGANFWgqWsMDiKhCGxMG"
    "6j/yP3C/JD3J6p8jYjplOhNUWjKsU4sVfjF/iUxuEtbKNUW9YmsAR6LHZHliaplkzvw46w"
    "lWnhVXkdzFg40/OvvHfzk+OjqCc5SZln8pPW6CN3cdex6V+uWiZ3n6mweHYYHjnrhnyBs8"
    "OLLxRtjAKPfIiXERgFLtibMjatT0wNU1u6WptNEto18yaYFOD5mYEq8mWqjSS3Iu7YISOZ"
    "Gsm3hYVb4mYxC1b026jZVlpJabtSoXHVNpDrrRHHTysFZYMFkyvW50eqttBwjq9FY7kGZp"
    "lQ4rKJh0beaV+KzEtzvVbivYsEexpYo+1XM5F7pEVCL6zEGnEZRyMKvQXApfog1IdUJpKZ"
    "MOHb6/u/v14JLIlBEc9Y0pQatEt7qmhwk50mZDv+e+ME8IkzPsCyXCOLElxbRAMCaJDEOG"
    "79qmcISZjeBt0LFpaLszIGcgDOJNFBhFy7GoMIptHx3RWIiCcFG2EM9C+wlKv/AS2o+m6e"
    "u/UyEARnNJbRBSZG3Szm34CPRHwBpiBi81+FNkGv6F4dfRyaUD0iaZKTj7VMc4QaY9BJo8"
    "vhHHoqz1SBLqMW7yGOuUAjqlwIahXSqlwJajQ7o2SHdigIrKR0Q3O5UFJMJmNaXsLhm7jj"
    "+y57L2AoqLhpRkDZK2Th4Iy6Uh0+kYl8RAn6KeoIamxsnRyfnPx8fGgZA1w0IO1MaEKfO8"
    "wL2h56Ls/S1I1GsMqOfNQyHcJx5M8Bm/kMI4COUoH4UGYdE9kTXNpb8UJ5Fc7bA/pL3Zih"
    "64DoG6fIPcRtmJvX8dTp0BThsinoT/nP3bXuM2yk6F4KzTjm5JZtNZu9afMCLe3QomeFXx"
    "5jThBos2h3vMztZsjk8ilamdpmpfWdWq7SKc229LZ/bb7LyWiVblUbyA4SlBqe1PWuOm8w"
    "HWzQfI0Fq0wJgn6bR6Rqtndmg1a/VMo9Uz2874+IFa9vxqxAbPewUKmsTdTpWGxsR2vQE2"
    "rKmj+as7E3oHPh3zsBwQupzvf3246oROCsJvHW5y5vs2w8KZB8R23Wfp7x6qLS4j3wYXZl"
    "peLbO+RwkviAEwxQBt7AMR+7dzeAr6QBhBGSTTiFtIRwtswrPKoQ4QYNRZb2wJ5w3j0UGK"
    "vmXbqAYKauDi20oHfbw58dwXC8uS4giaGHyGXZD94MPx5aQTRwce1BEPw29cVsfTDBfjJt"
    "Q8q3QwLlffBLNHTQhIEGkFzuIiQLAoFbFPUGnwFwY/3K96uE3BRjfw3EGYAar+YFT1ogdn"
    "8ZWRPH3yI1K+NrJ0bRqDlTl4m541LJro5dl2Ygqdb2eJfDuCP11M55OibKHOZ9dVAA1xLX"
    "/wrCfg6j8E+cH3CkSqbJNKucqXjXtxKsF60hW6fot8BDL6lk/7eLsPgkHocH0hJBhhhmYU"
    "ZIigiehByCwDOuUluRBX1nNZDG/8LdCIhQkkBR3K0EvF9GoL9Kot0NG4KGCdpNHKthz75f"
    "iFEUnlHEKCRLMIS7AIE5s6zkIsQppSswiNYxFSjtjhUVpTsInat8bcujJpRhR1700d37JV"
    "l0yGVBvWmrxkTNdhC2yLCTI9vk0e3ycQMJzedNKbjZRqIWXp2uf7s5Z6lJFUUxfniKCFvo"
    "Orz2edFCLVkwplSbWEUu0OkBXZl3QJCFQkXzK97ibSr3oHFMy3RnkIFI1GuV4rO2iv67aS"
    "36+g3grI0aqNBv1Q+xSppX6mA5FB7pIYE+qPjA7pMzvwBJDFN7q/3XTCRLNl+RPW8pRCtZ"
    "eFywImcwhcCI/Wd21js+tU6LsSI6NwfqepWniIH5+8q3GKQ6uK9Lzvsud4uOBU66ukyTaH"
    "9t66pvIGsNYs6VpZ0qFl+8xTsvsmSDav1U1s1f0pvAgcUIf4vG3s1uvR9VK1GJewfQtn+9"
    "taIu7bChH3bV7EBRbOeikKb6kK3IqJdNBW/aCtwYg6Twt6NiQptdmi0Tq6pIygqNUoINVa"
    "jWqtRlYiW1KrcZPpbjchflWdUTDRlNUZCatDyvElc44EtL/8es9iWCtVSkmvm5bg/+c6dT"
    "/fsMwN4rxXoPGJb3aq9DyiVE4P30dFu4PVdojvkj6LQi7glyiI4Do+0F9iVIV0IomKqmLU"
    "hQieEM4QRpQFI+ihRMWztkcV6nmSni9sOGSAhNbvNEq/o/2ZtD+T9mfS/kw7JBhofybtz6"
    "SXjPZn0uOr/Zm2488UiEqKdro0VQsV6+dndcxIZ+VmpLOclU7KjAogxxQtBLhWTdiKkrAn"
    "uZmslaxaydo0JV9nDUrWdeoNu8yzBqO9opS/8k6nMt9v3OY1ZWE5sitOXPujlIFZUo4q16"
    "q9MI8XrvHygytB0saT682bOkfXmzflZxfey9jcYVEpIBw0byG6x7WY3OMKJve4mMnVisyN"
    "KTK3GtT/5/8BhA0ZpQ=="
)
