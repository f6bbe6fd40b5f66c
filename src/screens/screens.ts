// The screens, and the notices over them, each a chunk of its own.

import { later } from '../components/later.tsx';
import { Loading } from './Loading.tsx';

export const shelf = later(async () => (await import('./shelf/Shelf.tsx')).Shelf, Loading);
export const desk = later(async () => (await import('./desk/Desk.tsx')).Desk, Loading);
export const imports = later(async () => (await import('./import/Import.tsx')).Import, Loading);
export const exports = later(async () => (await import('./export/Export.tsx')).Export, Loading);
export const notices = later(async () => (await import('../components/Notices.tsx')).Notices);
