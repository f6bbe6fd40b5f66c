import { imports } from './screens.ts';

/** Files are about to come: they hover over the page, or somebody chooses them. What reads them is fetched and started
 * meanwhile; where that fails, it is tried again when they are there. */
export function expectFiles(): void {
  void Promise.all([imports.fetch(), import('./import/importer-client.ts')]).then(
    ([, { prepare }]) => prepare(),
    () => {},
  );
}
