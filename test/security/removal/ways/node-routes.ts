/** Routes that let in other nodes of the root, each with an address to ask at. */
export const NODE_ROUTES: Readonly<Record<string, string>> = {
  'GET /federation/envelopes': '/federation/envelopes?after=0',
  'POST /federation/outcomes': '/federation/outcomes',
  'POST /federation/reads': '/federation/reads',
  'POST /federation/questions': '/federation/questions',
  'GET /log/checkpoint': '/log/checkpoint',
  'GET /log/tile/*': '/log/tile/entries/000.p/1',
  'GET /witness/checkpoint': '/witness/checkpoint',
};
