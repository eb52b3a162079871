export { runServer, type RunOptions } from "./run-server.ts";
export { StartFailure, startServer, type RunningServer, type ServerOptions } from "./start-server.ts";
