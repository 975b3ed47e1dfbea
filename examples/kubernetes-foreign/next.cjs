// Stands on this machine for the image of the next version. It listens where the twin says.
const { createServer } = require("node:http");

const greeting = process.argv[2] ?? "hello";
const { HOST, PORT, NODE_ID, THEME } = process.env;
const server = createServer((_request, response) => response.end(`${greeting} from ${NODE_ID}, ${THEME}\n`));
server.listen(Number(PORT), HOST);
process.once("SIGTERM", () => server.close());
