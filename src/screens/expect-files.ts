import { imports } from './screens.ts';

/**
 * Files are about to come: they hover over the page, or somebody chooses them. What reads them is fetched and started
 * meanwhile, and rehearses until the answer is called; where that fails, it is tried again when they are there.
 */
export function expectFiles(): () => void {
  let waiting = true;
  void Promise.all([imports.fetch(), import('./import/importer-client.ts')])
    .then(([, { rehearse }]) => rehearse(() => waiting))
    .catch(() => {});
  return () => {
    waiting = false;
  };
}
