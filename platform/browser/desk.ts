// Entry of every page of the desk. The pages work without it; it makes them faster.

import { bind } from './desk/behaviour';
import { copy, focus, help, jump, menu, once, print, shortcutsOff, toast } from './desk/small';
import { count } from './desk/count';
import { countdown } from './desk/countdown';
import { refresh } from './desk/refresh';
import { rows, shortcuts } from './desk/shortcuts';
import { startExchange } from './desk/exchange';

const behaviours = {
  copy, count, countdown, focus, help, jump, menu, once, print, refresh, rows, shortcuts, toast,
  'shortcuts-off': shortcutsOff,
};

startExchange((root) => bind(behaviours, root));
bind(behaviours, document);
