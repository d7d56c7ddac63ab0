package report

import (
	"emprise/data/inventory"
	"emprise/data/workspace"
)

// Inventory composes the report of an inventory.
func Inventory(inv *inventory.Inventory, opt Options, snap *workspace.Snapshot) *Text {
	return &Text{
		Document: inv.Document(opt.locale(snap), opt.Date, opt.Author), Organisation: authority(snap), Fictional: snap.Territory.Fictional,
		Public: inv.Public,
	}
}
