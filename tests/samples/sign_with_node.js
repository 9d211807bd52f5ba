// Signs and verifies with Node's own crypto, as the CRM's published sample does, but with test keys.
// `node sign_with_node.js > crm_webhooks.json` records; `exchange` answers one question from stdin.
const crypto = require("crypto");

const pem = (key) => key.export({ type: "spki", format: "pem" });

function sample(name, text) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync("ed25519");
  const body = Buffer.from(text, "utf8");
  const signature = crypto.sign(null, body, privateKey).toString("base64");
  return { name, public_key: pem(publicKey), body: body.toString("base64"), signature };
}

if (process.argv[2] === "exchange") {
  const ours = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const raw = Buffer.from(ours.body, "base64");
  const signature = Buffer.from(ours.signature, "base64");
  const verified = crypto.verify(null, raw, ours.public_key, signature);
  const verifiedAltered = crypto.verify(null, Buffer.from(ours.altered, "base64"), ours.public_key, signature);
  const answer = sample("exchange", raw.toString("utf8"));
  console.log(JSON.stringify({ verified, verified_altered: verifiedAltered, ...answer }));
} else {
  const event = { type: "INSTALL", appId: "665c6bb13d4e5364bdec0e2f", locationId: "HjiMUOsCCHCjtxzEf8PR" };
  const samples = [
    sample("as JSON.stringify writes it", JSON.stringify(event)),
    sample("beyond ASCII", JSON.stringify({ ...event, companyName: "Bräu & Söhne €" })),
    sample("escapes and spaces", '{ "type":"UNINSTALL",  "companyName":"Br\\u00e4u",\n"locationId":"x" }'),
  ];
  console.log(JSON.stringify(samples, null, 2));
}
