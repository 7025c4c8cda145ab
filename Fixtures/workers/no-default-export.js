export function fetch() {
  return new Response('never');
}
