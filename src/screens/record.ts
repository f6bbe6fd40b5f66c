// A change that is made outside the desk: an export, a new name.

import type { NewChange } from '../core/history/change.ts';
import { sitting } from '../sitting/sitting.ts';
import { authority } from '../store/queries.ts';

/** Appends it behind whatever came in meanwhile: its steps must hold on any version. False: the store took nothing. */
export async function record(
  issue: string,
  change: Pick<NewChange, 'intent' | 'label' | 'payload' | 'steps'>,
): Promise<boolean> {
  const { name: by, round } = sitting();
  const whole: NewChange = {
    id: crypto.randomUUID(),
    client: crypto.randomUUID(),
    at: Date.now(),
    by,
    round,
    ...change,
  };
  let version = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each try stands behind the one before
    const answer = await authority.append(issue, version, [whole]);
    if (answer.status === 'ok') return true;
    if (answer.status === 'refused') return false;
    version = answer.version;
  }
}
