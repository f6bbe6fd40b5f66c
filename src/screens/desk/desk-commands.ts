// The commands of the desk around the text. Together with those of the text they make the palette, the help sheet, the
// foot and the keys.

import { parseKey, pressed } from '../../editor/keys.ts';
import type { Scope } from '../../editor/signing.ts';
import type { BoundCommand } from '../../panels/desk.ts';
import { type Sitting, sitting } from '../../sitting/sitting.ts';

/** What lies over the galley; null: nothing. */
export type Overlay =
  | 'palette'
  | 'help'
  | 'sections'
  | 'roles'
  | 'grouped'
  | 'who'
  | `confirm-${Scope}`
  /** The article, and then on to the next. */
  | 'confirm-on'
  | 'back'
  | 'ask'
  | 'answer'
  | null;

/** What the commands of the desk can do. */
export interface DeskActions {
  lay(overlay: Overlay): void;
  turnPanel(by: 1 | -1): void;
  toggleBeside(): void;
  toggleLine(): void;
  toggleContents(): void;
  zoom(factor: number | 'fit'): void;
  attachScan(): void;
  search(): void;
  nextRegion(): void;
  /** The kind of the open suggestion is not wanted by this paper any more. */
  kindOff(): void;
  toggleRedline(): void;
  stepEdit(by: 1 | -1): void;
  reclass(): void;
  saveLog(as: 'csv' | 'json'): void;
  readAloud(): void;
  speak(change: 'faster' | 'slower' | 'slowly'): void;
  handOver(): void;
  takeSection(): void;
  sign(scope: Scope): void;
  /** Signs the article at the caret and goes on to the next that wants it; `tagged`: with the section that the program would choose. */
  signOn(tagged: boolean): void;
  withdraw(): void;
  sendBack(): void;
  ask(): void;
  nextQuery(): void;
  teach(): void;
  leaveTo(where: 'export' | 'shelf'): void;
  set(change: Partial<Pick<Sitting, 'language' | 'theme' | 'order'>>): void;
}

export interface AroundCommand {
  /** Its words are `desk:command.<id>`. */
  readonly id: string;
  readonly keys: readonly string[];
  readonly group: 'suggestions' | 'sections' | 'roles' | 'view' | 'issue' | 'rounds';
  readonly run: (desk: DeskActions) => void;
}

const themes = ['auto', 'light', 'dark'] as const;

export const aroundCommands: readonly AroundCommand[] = [
  { id: 'view.palette', keys: ['Mod-k'], group: 'view', run: (desk) => desk.lay('palette') },
  { id: 'view.help', keys: ['F1'], group: 'view', run: (desk) => desk.lay('help') },
  { id: 'suggestion.kind-off', keys: ['Alt-Shift-k'], group: 'suggestions', run: (desk) => desk.kindOff() },
  { id: 'view.teach', keys: [], group: 'view', run: (desk) => desk.teach() },
  { id: 'section.strip', keys: ['Alt-s'], group: 'sections', run: (desk) => desk.lay('sections') },
  { id: 'section.take', keys: ['Alt-t'], group: 'sections', run: (desk) => desk.takeSection() },
  { id: 'section.grouped', keys: ['Alt-g'], group: 'sections', run: (desk) => desk.lay('grouped') },
  { id: 'role.strip', keys: ['Alt-r'], group: 'roles', run: (desk) => desk.lay('roles') },
  { id: 'round.who', keys: ['Alt-w'], group: 'rounds', run: (desk) => desk.lay('who') },
  { id: 'round.sign', keys: ['Alt-Shift-s'], group: 'rounds', run: (desk) => desk.sign('article') },
  { id: 'round.sign-on', keys: ['Alt-y'], group: 'rounds', run: (desk) => desk.signOn(false) },
  { id: 'round.tag-and-sign', keys: ['Alt-Shift-y'], group: 'rounds', run: (desk) => desk.signOn(true) },
  { id: 'round.sign-page', keys: [], group: 'rounds', run: (desk) => desk.sign('page') },
  { id: 'round.sign-issue', keys: [], group: 'rounds', run: (desk) => desk.sign('issue') },
  { id: 'round.withdraw', keys: ['Alt-Shift-w'], group: 'rounds', run: (desk) => desk.withdraw() },
  { id: 'round.back', keys: ['Alt-Shift-b'], group: 'rounds', run: (desk) => desk.sendBack() },
  { id: 'query.ask', keys: ['Alt-q'], group: 'rounds', run: (desk) => desk.ask() },
  { id: 'query.next', keys: ['Alt-Shift-q'], group: 'rounds', run: (desk) => desk.nextQuery() },
  { id: 'view.beside', keys: ['Alt-p'], group: 'view', run: (desk) => desk.toggleBeside() },
  { id: 'view.line', keys: ['Alt-l'], group: 'view', run: (desk) => desk.toggleLine() },
  { id: 'view.bigger', keys: ['Alt-='], group: 'view', run: (desk) => desk.zoom(1.25) },
  { id: 'view.smaller', keys: ['Alt--'], group: 'view', run: (desk) => desk.zoom(1 / 1.25) },
  { id: 'view.fit', keys: ['Alt-0'], group: 'view', run: (desk) => desk.zoom('fit') },
  { id: 'view.search', keys: ['Mod-Shift-f'], group: 'view', run: (desk) => desk.search() },
  { id: 'redline.toggle', keys: ['Alt-d'], group: 'rounds', run: (desk) => desk.toggleRedline() },
  { id: 'redline.next', keys: ['Alt-Shift-d'], group: 'rounds', run: (desk) => desk.stepEdit(1) },
  { id: 'redline.previous', keys: ['Alt-Shift-e'], group: 'rounds', run: (desk) => desk.stepEdit(-1) },
  { id: 'redline.reclass', keys: ['Alt-k'], group: 'rounds', run: (desk) => desk.reclass() },
  { id: 'log.csv', keys: [], group: 'issue', run: (desk) => desk.saveLog('csv') },
  { id: 'log.json', keys: [], group: 'issue', run: (desk) => desk.saveLog('json') },
  { id: 'read.aloud', keys: ['Alt-v'], group: 'view', run: (desk) => desk.readAloud() },
  { id: 'read.faster', keys: ['Alt-Shift-='], group: 'view', run: (desk) => desk.speak('faster') },
  { id: 'read.slower', keys: ['Alt-Shift--'], group: 'view', run: (desk) => desk.speak('slower') },
  { id: 'read.slowly', keys: ['Alt-Shift-v'], group: 'view', run: (desk) => desk.speak('slowly') },
  { id: 'view.attach', keys: [], group: 'view', run: (desk) => desk.attachScan() },
  { id: 'view.next-panel', keys: ['Alt-]'], group: 'view', run: (desk) => desk.turnPanel(1) },
  { id: 'view.previous-panel', keys: ['Alt-['], group: 'view', run: (desk) => desk.turnPanel(-1) },
  { id: 'view.contents', keys: ['Alt-\\'], group: 'view', run: (desk) => desk.toggleContents() },
  { id: 'view.region', keys: ['F6'], group: 'view', run: (desk) => desk.nextRegion() },
  {
    id: 'view.order',
    keys: ['Alt-o'],
    group: 'view',
    run: (desk) => desk.set({ order: sitting().order === 'surest' ? 'reading' : 'surest' }),
  },
  {
    id: 'view.theme',
    keys: [],
    group: 'view',
    run: (desk) =>
      desk.set({ theme: themes[(themes.indexOf(sitting().theme) + 1) % themes.length] ?? 'auto' }),
  },
  {
    id: 'view.language',
    keys: [],
    group: 'view',
    run: (desk) => desk.set({ language: sitting().language === 'zh' ? 'en' : 'zh' }),
  },
  { id: 'issue.export', keys: ['Mod-Shift-e'], group: 'issue', run: (desk) => desk.leaveTo('export') },
  { id: 'issue.hand', keys: [], group: 'issue', run: (desk) => desk.handOver() },
  { id: 'issue.shelf', keys: [], group: 'issue', run: (desk) => desk.leaveTo('shelf') },
];

/** Keys that write: they are the text's own and do nothing from elsewhere. */
const writes = new Set(['block.part', 'block.backspace', 'block.delete', 'article.select']);

/** Which commands a key may run that was pressed outside of the text: all of the desk; of the text those that are chords, but for undo in a field of its own. */
export function fromOutside(commands: readonly BoundCommand[], event: KeyboardEvent): BoundCommand | null {
  const field = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  const hit = commands.find(({ keys }) => keys.some((key) => pressed(parseKey(key), event)));
  if (!hit || writes.has(hit.id)) return null;
  return field && hit.id.startsWith('history.') ? null : hit;
}

/** Commands that nobody looks for by name: their keys are those of any editor. */
export const tacit: ReadonlySet<string> = writes;
