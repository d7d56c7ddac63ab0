package ui

import (
	"context"
	"errors"
	"strconv"
	"time"

	"emprise/data"
	"emprise/data/inventory"
	"emprise/ui/kit"
)

// reportOperations show what the authority has to report: the inventory of its zones, the stock of its contracts.
func (w *Window) reportOperations() []Operation {
	return []Operation{
		{ID: "inventory", TitleKey: "op.inventory", Group: "sitting", Icon: "zone", Disabled: w.noZone, Run: w.readInventory},
		{ID: "inventory.build", TitleKey: "op.inventory_build", ShortKey: "op.inventory_short", Group: "sitting", Icon: "from-parcels", Disabled: w.noZoneSelected, Run: w.buildInventory},
		{ID: "stock", TitleKey: "op.stock", Group: "sitting", Icon: "check", Disabled: w.noContract, Run: w.readStock},
	}
}

func (w *Window) noZone() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if len(w.ws.Snapshot().Zones) == 0 {
		return "why.no_zone"
	}
	return ""
}

func (w *Window) noZoneSelected() string {
	if why := w.noEdit(); why != "" {
		return why
	}
	if w.selected.kind != data.KindZone {
		return "why.no_zone_selected"
	}
	return ""
}

func (w *Window) noContract() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if len(w.ws.Snapshot().Contracts) == 0 {
		return "why.no_contract"
	}
	return ""
}

// readInventory shows the inventory of the selected zone, else of the first.
func (w *Window) readInventory() {
	p := paper{label: w.loc.T("kind.zone"), name: w.loc.T("inventory.file_name"), chosen: w.ws.Snapshot().Zones[0].ID}
	for _, z := range w.ws.Snapshot().Zones {
		p.options = append(p.options, kit.Option{Code: z.ID, Text: z.Name})
	}
	if w.selected.kind == data.KindZone {
		p.chosen = w.selected.id
	}
	p.compose = inventoryText
	w.read(w.loc.T("op.inventory"), p)
}

// buildInventory proposes the land units of the selected zone, as one step that can be taken back, and shows the inventory.
func (w *Window) buildInventory() {
	ws, id := w.ws, w.selected.id
	zone, _ := ws.Snapshot().Zone(id)
	var draft inventory.Draft
	w.runner.Go(w.loc.T("task.inventory", "zone", zone.Name), func(ctx context.Context, _ func(done, total int64)) error {
		var err error
		draft, err = inventory.Build(ctx, ws.Snapshot(), id, w.cfg.Clock().Format(time.DateOnly), func(k data.Kind) string { return ws.NewID(k, "") })
		return err
	}, func(err error) {
		switch {
		case w.ws != ws:
		case errors.Is(err, data.ErrNotFound):
			w.say(w.loc.T("status.inventory_no_parcels"))
		case err != nil:
			w.trouble(err)
		case len(draft.Edit(zone.Name).Put) == 0:
			w.say(w.loc.T("status.inventory_same", "zone", zone.Name))
			w.readInventory()
		default:
			w.do(draft.Edit(zone.Name), func(err error) {
				if err != nil {
					w.trouble(err)
					return
				}
				w.tell(w.loc.N("status.inventory_built", len(draft.Units), "issues", strconv.Itoa(len(draft.Issues))))
				w.readInventory()
			})
		}
	})
}

// readStock takes stock of a contract from its beginning on.
func (w *Window) readStock() {
	p := paper{label: w.loc.T("kind.contract"), name: w.loc.T("stock.file_name"), chosen: w.ws.Snapshot().Contracts[0].ID}
	for _, c := range w.ws.Snapshot().Contracts {
		p.options = append(p.options, kit.Option{Code: c.ID, Text: c.Name})
	}
	p.compose = stockText
	w.read(w.loc.T("op.stock"), p)
}
