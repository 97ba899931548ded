import { packed } from "../generated/engine.js";

/** The whole engine, for a page that began with the engine of the first check. */
export { packed };
