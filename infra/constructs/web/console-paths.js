// A CloudFront Function: every address of the console is the same page, which shows what the address says.
// Files are below /assets/ or in the root, by a name with an extension; codes in addresses have dots too, but deeper.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  const request = event.request;
  if (!/^\/(assets\/.+|[\w-]+\.[a-z0-9]+)$/.test(request.uri)) request.uri = '/index.html';
  return request;
}
