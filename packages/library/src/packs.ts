// What commands need at every start: without the schemas that only building needs.
export { dataFolder } from "./data-folder.ts";
export { forgetPack, readPackFolder, savePack, type PackFolder } from "./pack-folder.ts";
