import { MEMBERS } from './members.js';

/** What `npm start` prints when the demonstration is ready. */
export function greeting(url: string, dataFolder: string): string {
  const full = names('full');
  const readers = names('reader');
  const target = url === 'http://127.0.0.1:4000' ? '' : `GROUNDS_URL=${url} `;
  return `
DEMONSTRATION - public cases re-recorded and fictitious ones; nothing here was submitted by a state.

  API       ${url}/graphql
  Root      ${url}/root.json
  Data      ${dataFolder}

  Officers  <state>-<role>, such as nl-reader
            ${full}: reader, drafter, releaser, auditor
            ${readers}: reader, auditor

Try in a second terminal:

  ${target}npx grounds check --as nl-reader --name Nexperia --purpose screening --case NL-2026-001
  ${target}npx grounds check --as nl-reader --name "Hikvision Canada Inc" --purpose screening --case NL-2026-001
  ${target}npx grounds precedents --as cz-reader --ground-group CON
  ${target}npx grounds check --as ca-reader --name "TikTok Technology Canada" --purpose screening --case CA-1 --with-ended
  ${target}npx grounds history RECORD --as ca-reader        (RECORD: the last line of a hit)

`;
}

function names(participation: 'full' | 'reader'): string {
  return MEMBERS.filter((member) => member.participation === participation)
    .map((member) => member.code.toLowerCase())
    .join(' ');
}
