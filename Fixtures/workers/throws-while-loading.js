throw new Error('thrown while loading');

export default { fetch: () => new Response('never') };
