export { createClient } from "./client.js";
export { ApiProblem, isProblem } from "./problem.js";
