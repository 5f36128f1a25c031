// A bot that plays a whole match: node docs/examples/bot.mjs http://localhost:8080 ABCDEF Mira
import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';
import { createApi } from '../../dist/contract/api.js';
import { createWire } from '../../dist/contract/wire.js';

const [server, code, nickname] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${line}\n`);
const api = createApi(`${server}/`, fetch);
const socket = io(server, { transports: ['websocket'] });
const wire = createWire(socket, { newId: () => randomBytes(12).toString('base64url') });
const token = randomBytes(16).toString('base64url'); // the seat's secret: it signs, and is not sent
const joined = await wire.send('room:join', { code, nickname, token });
if (!joined.ok) throw new Error(`${joined.code}: ${joined.detail ?? ''}`);
const read = (bout, file) =>
  api(`GET /api/rooms/:code/bouts/:bout/${file}`, { params: { code, bout }, token });
let done = '';
for (;;) {
  const { phase, round, ...view } = await wire.until(({ phase, attack, defend }) => {
    const desk = phase === 'prepare' ? attack : phase === 'filter' && defend?.streamReady ? defend : null;
    return phase === 'over' || (desk && desk.bout !== done);
  });
  if (phase === 'over') break;
  const { attacks, filters } = await api('GET /api/scenarios/:scenario', { params: view });
  const { bout, epsilonMax } = phase === 'prepare' ? view.attack : view.defend;
  done = bout;
  if (phase === 'prepare') {
    const { rows } = await read(bout, 'known'); // what attackers know of the clean data
    const epsilon = Math.min(epsilonMax, 30 / rows.y.length);
    await wire.send('draft:attack', { round, plan: { attack: { id: attacks[0] }, epsilon } });
  } else {
    const { rows } = await read(bout, 'stream'); // the delivery, as every defender sees it
    say(`${bout}: ${rows.y.length} rows to filter`);
    await wire.send('draft:defend', { round, plan: { filters: [{ id: filters[0] }] } });
  }
  await wire.send('draft:commit', { round, side: phase === 'prepare' ? 'attack' : 'defend', sure: true });
}
for (const { id, summary } of (await api('GET /api/rooms/:code/replay', { params: { code } })).bouts)
  say(`${id}: attack ${summary.attackScore.toFixed(1)}, defence ${summary.defenceScore.toFixed(1)}`);
socket.disconnect();
