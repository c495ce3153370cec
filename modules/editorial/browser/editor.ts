// Entry of the editor page: a writing area in the place of the plain text field, which stays the form's field.

import { bind } from '../../../platform/browser/desk/behaviour';
import { autosave } from './autosave';
import { importing } from './converting';
import { presence } from './presence';
import { upload } from './upload';
import { editor } from './writing';

bind({ editor, autosave, importing, presence, upload }, document);
