package main

import (
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/incoming"
	"emprise/data/standard"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
)

// fileFacts is what is said of a file that was read.
type fileFacts struct {
	Format      string         `json:"format"`
	CRS         string         `json:"crs"`
	CRSFrom     string         `json:"crs_from"`
	Bytes       int64          `json:"bytes"`
	Read        int            `json:"read"`
	Features    int            `json:"features"`
	AreaM2      float64        `json:"area_m2"`
	IssueCounts map[string]int `json:"issue_counts"`
	Issues      []issue        `json:"issues"`
}

func (f *fileFacts) add(s *feature.Set) {
	for i := range s.Len() {
		if s.Kinds[i] == feature.Areas {
			f.AreaM2 += float64(measure.FeatureArea(s, i))
		}
	}
}

func (f *fileFacts) read(r *ingest.Result) {
	f.Format, f.CRSFrom, f.Bytes, f.Read, f.Features = r.Format, r.CRSFrom, r.Bytes, r.Read, r.Kept
	if r.CRS != nil {
		f.CRS = authority(r.CRS)
	}
	f.IssueCounts = r.IssueCounts
	if f.IssueCounts == nil {
		f.IssueCounts = map[string]int{}
	}
	f.Issues = issues(r.Issues)
}

// recognised is what a layer may be.
type recognised struct {
	Standard   string     `json:"standard"` // "" when only the role is proposed
	Role       data.Role  `json:"role"`
	Confidence float64    `json:"confidence"`
	Sure       bool       `json:"sure"`
	Evidence   []evidence `json:"evidence"`
}

type evidence struct {
	Rule    string   `json:"rule"`
	Columns []string `json:"columns,omitempty"`
	Detail  string   `json:"detail,omitempty"`
}

func recognise(g standard.Guess) *recognised {
	r := &recognised{Standard: g.Standard, Role: g.Role, Confidence: g.Confidence, Evidence: []evidence{}}
	r.Sure = g.Standard != "" && g.Confidence >= standard.Sure
	for _, v := range g.Evidence {
		r.Evidence = append(r.Evidence, evidence{v.Rule, v.Columns, v.Detail})
	}
	return r
}

// say names what was recognised: « CNIG PLU, zonage, 97 % ».
func (r *recognised) say(e *env) string {
	name := e.loc.T("role." + string(r.Role))
	if s, ok := standard.ByID(r.Standard); ok {
		name = e.loc.T(s.Key()) + " (" + name + ")"
	}
	return e.loc.T("cli.recognised", "what", name, "confidence", e.loc.Percent(r.Confidence, 0))
}

// recognition says which role was given to a layer and why.
func (f *importedFile) recognition(e *env) string {
	key := "cli.import.unrecognised"
	switch {
	case f.Recognised.Sure:
		key = "cli.import.recognised"
	case f.Recognised.Role != data.RoleContext:
		key = "cli.import.unsure"
	}
	return e.loc.T(key, "name", f.Name, "what", f.Recognised.say(e), "role", string(f.Recognised.Role))
}

// choose gives the layers of a file that a name asks for, all of them without one.
func choose(e *env, file, name string) ([]ingest.Part, error) {
	parts, err := incoming.Contents(e.ctx, file)
	if err != nil || name == "" {
		return parts, err
	}
	var found []ingest.Part
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = p.Name
		if p.Name == name || p.Layer == name {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 1:
		return found, nil
	case 0:
		return nil, &geo.FileError{Path: file, Reason: geo.FileLayerMissing, Detail: strings.Join(names, ", ")}
	}
	return nil, &geo.FileError{Path: file, Reason: geo.FileSeveralLayers, Detail: strings.Join(names, ", ")}
}

// around is the territory of a project in degrees, empty when nothing is drawn yet.
func around(s *workspace.Snapshot) orb.Bound {
	if box := s.Scene.Box(); !box.Empty() {
		return box.LonLatBound()
	}
	return orb.Bound{}
}

// advise adds to the refusal of positions that cannot be placed the systems that would place them.
func advise(l *incoming.Look) error {
	refused := *l.Unknown
	var flags []string
	for _, p := range l.Proposals {
		switch {
		case len(flags) == 3:
		case !p.LatFirst:
			flags = append(flags, "--crs "+p.Code()+" ("+p.System.Name()+")")
		case p.System.Geographic():
			flags = append(flags, "--lat-first")
		default:
			flags = append(flags, "--crs "+authority(p.System)+" --lat-first ("+p.System.Name()+")")
		}
	}
	if len(flags) > 0 {
		refused.Detail += "; " + strings.Join(flags, ", ")
	}
	return &refused
}
