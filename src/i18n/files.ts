// The words of import and export. They come with those screens (and with the command line), not with the desk: imported
// for its effect.

import { exporting as exportingEn } from './en/exporting.ts';
import { importing as importingEn } from './en/importing.ts';
import { i18n } from './index.ts';
import { exporting } from './zh/exporting.ts';
import { importing } from './zh/importing.ts';

i18n.addResourceBundle('zh', 'importing', importing);
i18n.addResourceBundle('zh', 'exporting', exporting);
i18n.addResourceBundle('en', 'importing', importingEn);
i18n.addResourceBundle('en', 'exporting', exportingEn);
