export default {
  async fetch(request) {
    if (new URL(request.url).pathname === '/loop') for (;;) await null;
    return new Response('served');
  },
};
