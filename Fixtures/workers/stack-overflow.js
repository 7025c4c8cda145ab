const descend = (depth) => descend(depth + 1) + 1;

export default {
  fetch(request) {
    if (new URL(request.url).pathname === '/descend') descend(0);
    return new Response('served');
  },
};
