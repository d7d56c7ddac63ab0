package incoming

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
)

// Proposal is a way to read positions whose system is not known.
type Proposal struct {
	System   *crs.System
	LatFirst bool // latitude comes before longitude, or y before x
}

// Code writes it so that a field or a flag can hold it: "EPSG:2154", "EPSG:4326 y,x".
func (p Proposal) Code() string {
	code := "EPSG:" + strconv.Itoa(p.System.EPSG())
	if p.LatFirst {
		code += swappedMark
	}
	return code
}

const swappedMark = " y,x"

// ParseProposal reads what Code writes.
func ParseProposal(code string) (Proposal, error) {
	name, swapped := strings.CutSuffix(code, swappedMark)
	s, ok := crs.Recognise(name)
	if !ok {
		return Proposal{}, fmt.Errorf("coordinate system %q is not known", name)
	}
	return Proposal{s, swapped}, nil
}

// Others lists the systems of French land data that are not among the proposals, for a person who knows better.
func Others(proposed []Proposal) []Proposal {
	have := map[Proposal]bool{}
	for _, p := range proposed {
		have[p] = true
	}
	var rest []Proposal
	for _, s := range crs.French() {
		if p := (Proposal{System: s}); !have[p] {
			rest = append(rest, p)
		}
	}
	return rest
}

// propose offers the systems that fit the figures as they are written, then with y first.
func propose(b geo.Box, near orb.Bound) []Proposal {
	var all []Proposal
	for _, s := range crs.Propose(b, near) {
		all = append(all, Proposal{System: s})
	}
	if b.Empty() {
		return all
	}
	turned := geo.Box{Min: geo.XY{X: b.Min.Y, Y: b.Min.X}, Max: geo.XY{X: b.Max.Y, Y: b.Max.X}}
	for _, s := range crs.Propose(turned, near) {
		all = append(all, Proposal{s, true})
	}
	return all
}
