/**
 * Stands in for `node:http` in the bundles. An import of the module itself asks it for everything that it exports, and
 * with that for the whole of fetch: 28 ms of every cold start, for a table of status texts.
 */
export const { Agent, IncomingMessage, request, STATUS_CODES } = process.getBuiltinModule('node:http');
