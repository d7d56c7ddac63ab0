package drive

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"emprise/data"
	"emprise/data/match"
)

// Names of what MainJob leaves in its folder.
const (
	PictureFile = "emprise.png"
	RankingFile = "ranking.txt"
	SheetFile   = "council.pdf"
)

// MainJob plays the day of a development officer: open the territory, look at a plot, note a recruitment and an innovation
// project on it, take the second back, match a company's need, look at the best plot, and leave with the sheet. It writes
// the ranking, the sheet and a picture of the window into a folder, which it makes. A project that is open is used as it is.
func MainJob(d *Driver, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if d.Snapshot() == nil {
		if err := d.OpenDemo(); err != nil {
			return err
		}
	}
	snap := d.Snapshot()
	plot, need, err := protagonists(snap.Plots, snap.Needs)
	if err != nil {
		return err
	}
	before := len(snap.Projects)
	for _, step := range []func() error{
		func() error { return d.ClickPlot(plot.ID) },
		func() error { return d.Press("recruitment.add") },
		func() error { return d.Fill("title", "Recruter huit soudeurs") },
		func() error { return d.Fill("jobs", "8") },
		func() error { return d.Fill("rome", "H2913") },
		func() error { return d.Fill("contracts", "CDI") },
		func() error { return d.Save() },
		func() error { return d.Press("innovation.add") },
		func() error { return d.Fill("title", "Récupérer la chaleur fatale") },
		func() error { return d.Fill("capex_eur", "450000") },
		func() error { return d.Fill("avoided_tco2e_year", "320") },
		func() error { return d.Save() },
		func() error { return d.counted(before + 2) },
		func() error { return d.Press("undo") },
		func() error { return d.counted(before + 1) },
		func() error { return d.Choose(need.Ref()) },
		func() error { return d.Press("match") },
		func() error { return d.chooseBest() },
		func() error { return d.Press("export") },
		func() error { return d.Fill("path", filepath.Join(folder, SheetFile)) },
		func() error { return d.Save() },
		func() error { return d.writeRanking(filepath.Join(folder, RankingFile)) },
		func() error { return d.writePicture(filepath.Join(folder, PictureFile)) },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("main job: %w", err)
		}
	}
	return nil
}

// protagonists picks a plot on offer and an open need.
func protagonists(plots []data.Plot, needs []data.Need) (data.Plot, data.Need, error) {
	for _, p := range plots {
		if !p.Offered() || len(p.Shape) == 0 {
			continue
		}
		for _, n := range needs {
			if len(n.Criteria) > 0 && (n.Stage == data.StageOpen || n.Stage == "") {
				return p, n, nil
			}
		}
	}
	return data.Plot{}, data.Need{}, errors.New("main job: the project has no plot on offer, or no open need")
}

func (d *Driver) counted(want int) error {
	if have := len(d.Snapshot().Projects); have != want {
		return fmt.Errorf("there are %d projects, not %d", have, want)
	}
	return nil
}

// chooseBest clicks the first line of the ranking.
func (d *Driver) chooseBest() error {
	m := d.Ranking()
	if len(m.Rows) == 0 {
		return errors.New("the ranking is empty")
	}
	return d.Choose(data.Ref{Kind: data.KindPlot, ID: m.Rows[0].PlotID})
}

// writeRanking writes what the drawer shows, one line a plot.
func (d *Driver) writeRanking(path string) error {
	m := d.Ranking()
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n%s\n\n", m.Title, m.Company, m.Asked)
	for _, r := range m.Rows {
		score := ""
		if r.Score != nil && r.Verdict != match.Unfit {
			score = fmt.Sprintf("%.0f", *r.Score)
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Rank, r.Word, score, r.Name, r.Place, r.Reason())
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func (d *Driver) writePicture(path string) (err error) {
	img := d.Picture()
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return png.Encode(f, img)
}
