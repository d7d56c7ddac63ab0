package assets

import "embed"

// Templates holds templates/*.json: one need a file, as docs/need.schema.json describes it, whose title, notes and labels are
// translation keys. data/template reads them.
//
//go:embed templates/*.json
var Templates embed.FS
