// An article on a page of its own: /article/ID?entry=ENTRY&revision=N. The reader itself is reader_view.js.
// Tested in tests/web/reader.screen.mjs.

import { html } from '/lib/preact.js';
import { ReaderView } from '/reader_view.js';

export default function Reader({ state, set_state, about, params }) {
    return html`<${ReaderView} article=${params.id} entry=${state.entry} set_entry=${id => set_state({ entry: id })}
        about=${about}
        revision=${state.revision} set_revision=${n =>
            set_state({ revision: n, entry: undefined }, { replace: false })} />`;
}
