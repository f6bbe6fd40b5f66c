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

let leased: Promise<string> | null = null;

/** The same for the whole life of the page. `newId` makes one where none can be gone on with. */
export function clientOf(by: string, newId: () => string): Promise<string> {
  leased ??= lease(by, newId);
  return leased;
}

async function lease(by: string, newId: () => string): Promise<string> {
  const last = sessionStorage.getItem(here);
  const before = remembered();
  const candidates = [
    ...(last === null ? [] : [last]),
    ...before.filter((one) => one.by === by).map(({ id }) => id),
  ];
  for (const id of new Set(candidates)) if (await held(id)) return remember(id, by, before);
  const made = newId();
  await held(made);
  return remember(made, by, before);
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

function remember(id: string, by: string, before: readonly Known[]): string {
  sessionStorage.setItem(here, id);
  const list = [{ id, by }, ...before.filter((one) => one.id !== id)].slice(0, most);
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
