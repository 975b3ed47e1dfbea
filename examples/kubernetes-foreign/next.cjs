// Stands on this machine for the image of the next version. It listens where the twin says.
const { readFileSync } = require("node:fs");
const { createServer } = require("node:http");

const greeting = readFileSync(process.argv[2] ?? "greeting", "utf8").split("\n")[0];
const { HOST, PORT, NODE_ID, THEME } = process.env;
const server = createServer((_request, response) => response.end(`${greeting} from ${NODE_ID}, ${THEME}\n`));
server.listen(Number(PORT), HOST);
process.once("SIGTERM", () => server.close());
