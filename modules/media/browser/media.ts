// Entry of the screens of the media library that want a pointer.

import { bind } from '../../../platform/browser/desk/behaviour';
import { crop } from './crop';

bind({ crop }, document);
