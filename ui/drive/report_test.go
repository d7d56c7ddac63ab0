package drive_test

import (
	"path/filepath"
	"strings"
	"testing"

	"emprise/data"
)

func TestInventoryAndStockAreReadInTheWindow(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	if err := d.Press("inventory.build"); err == nil {
		t.Error("units of no zone")
	}
	zone := d.Snapshot().Zones[0]
	if err := d.Choose(data.Ref{Kind: data.KindZone, ID: zone.ID}); err != nil {
		t.Fatal(err)
	}
	had := len(d.Snapshot().LandUnits)
	if err := d.Press("inventory.build"); err != nil {
		t.Fatal(err)
	}
	if n := len(d.Snapshot().LandUnits); n < had+10 {
		t.Errorf("%d units: %s", n, d.Said())
	}
	if m := w.Paper(); m.Document == nil || m.Chosen != zone.ID || m.Document.Blocks[0].Table == nil {
		t.Fatalf("%+v: %s", m, d.Said())
	}
	photograph(t, d, "inventory")
	w.WritePaper(filepath.Join(t.TempDir(), "inventaire.pdf"))
	d.Idle()
	if !strings.Contains(d.Said(), "inventaire.pdf") {
		t.Error(d.Said())
	}
	if err := d.Press("stock"); err != nil {
		t.Fatal(err)
	}
	contracts := d.Snapshot().Contracts
	if err := d.Fill("choice", contracts[1].ID); err != nil {
		t.Fatal(err)
	}
	if m := w.Paper(); m.Document == nil || m.Document.Title != "Bilan – "+contracts[1].Name {
		t.Errorf("%+v: %s", m, d.Said())
	}
	photograph(t, d, "stock")
}
