import { BENCHES } from './benches.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run bench -- NAME`: one measurement; the last line is one JSON object. `list` names them all. */
async function main(name: string | undefined): Promise<void> {
  const bench = name === undefined ? undefined : BENCHES[name];
  if (name === 'list') {
    for (const [known, { measures }] of Object.entries(BENCHES)) say(`${known}  ${measures}`);
  } else if (bench) {
    say(JSON.stringify({ bench: name, ...(await bench.run(say)) }));
  } else {
    process.stderr.write(`There is no such bench. Known: list, ${Object.keys(BENCHES).join(', ')}\n`);
    process.exitCode = 1;
  }
}

await main(process.argv[2]);
