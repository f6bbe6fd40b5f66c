// The identity of this tab's sitting. A reload goes on with it, and so does a tab that opens after the browser was killed:
// its changes are then this person's last ones, and undo goes on with them. Two open tabs never share one: a Web Lock
// is held as long as the tab lives (a duplicated tab copies sessionStorage, not locks).

const here = 'qingyang.client';
const known = 'qingyang.clients';
/** So many sittings are remembered. */
const most = 12;

interface Known {
  readonly id: string;
  readonly by: string;
}

/** Those of this page, by name: who comes back goes on with their own. */
const leased = new Map<string, Promise<string>>();

/** The same for this name for the whole life of the page. `newId` makes one where none can be gone on with. */
export function clientOf(by: string, newId: () => string): Promise<string> {
  const client = leased.get(by) ?? lease(by, newId);
  leased.set(by, client);
  return client;
}

/** Who was unnamed says a name, and goes on with what was begun. */
export function named(by: string): void {
  const client = leased.get('');
  if (!client) return;
  leased.delete('');
  leased.set(
    by,
    client.then((id) => remember(id, by)),
  );
}

async function lease(by: string, newId: () => string): Promise<string> {
  const before = remembered();
  const last = sessionStorage.getItem(here);
  const owner = before.find(({ id }) => id === last)?.by ?? by;
  const candidates = [
    // of somebody else it is not gone on with: their last changes are not this person's to take back
    ...(last !== null && (owner === by || owner === '') ? [last] : []),
    ...before.filter((one) => one.by === by).map(({ id }) => id),
  ];
  for (const id of new Set(candidates)) if (await held(id)) return remember(id, by);
  const made = newId();
  await held(made);
  return remember(made, by);
}

/** Takes the lock for as long as the page lives; false: another tab has it. */
function held(id: string): Promise<boolean> {
  // only pages served over https or from this machine have locks; without them a tab keeps to itself
  if (!('locks' in navigator)) return Promise.resolve(false);
  return new Promise((answer) => {
    void navigator.locks.request(`${here}.${id}`, { ifAvailable: true }, (lock) => {
      answer(lock !== null);
      return lock === null ? null : new Promise(() => undefined);
    });
  });
}

/** Read anew: while this tab waited for its lock another may have written itself down. */
function remember(id: string, by: string): string {
  sessionStorage.setItem(here, id);
  const list = [{ id, by }, ...remembered().filter((one) => one.id !== id)].slice(0, most);
  localStorage.setItem(known, JSON.stringify(list));
  return id;
}

function remembered(): readonly Known[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(known) ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.filter(
      (one: unknown): one is Known =>
        typeof one === 'object' &&
        one !== null &&
        'id' in one &&
        typeof one.id === 'string' &&
        'by' in one &&
        typeof one.by === 'string',
    );
  } catch {
    return []; // somebody else's entry: begin anew
  }
}
