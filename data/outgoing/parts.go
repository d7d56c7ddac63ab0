package outgoing

import (
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
)

// part writes one of the parts that a row has several of on a line.
func (rd *reader) part(part any) string {
	switch p := part.(type) {
	case data.Ref:
		return string(p.Kind) + ":" + p.ID
	case data.Person:
		return joined(", ", p.Name, p.Role, p.Phone, p.Mail)
	case data.Funding:
		scheme := p.Scheme
		if row, ok := rd.shown(data.Ref{Kind: data.KindScheme, ID: p.SchemeID}); ok && scheme == "" {
			scheme = data.Title(row)
		}
		status := ""
		if p.Status != "" {
			status = explain.Code(rd.loc, data.KindProject, "funding", string(p.Status))
		}
		return joined(", ", scheme, rd.loc.Euro(p.Euro), status, p.Note)
	case data.JobLine:
		return joined(" ", rd.loc.Number(float64(p.Count), 0), explain.Code(rd.loc, data.KindProject, "job_lines", string(p.Type)))
	case data.Milestone:
		done := ""
		if p.Done {
			done = rd.loc.T("field.next_done")
		}
		return joined(", ", joined(" ", p.Date, p.Title), done)
	case data.ProposalStep:
		return joined(", ", joined(" ", p.Date, explain.Code(rd.loc, data.KindProposal, "stage", string(p.Stage))), p.Note)
	case data.Axis:
		actions := make([]string, len(p.Actions))
		for i, a := range p.Actions {
			actions[i] = joined(" ", a.Code, a.Title)
			if !rd.public && a.Notes != "" {
				actions[i] += " (" + a.Notes + ")"
			}
		}
		return joined(" ", p.Code, p.Title) + strings.TrimSuffix(": "+strings.Join(actions, ", "), ": ")
	case data.Criterion:
		return rd.criterion(p)
	}
	return ""
}

// criterion says what a need asks for: « Superficie de 1,20 ha à 3,00 ha (impératif) ».
func (rd *reader) criterion(c data.Criterion) string {
	r := match.Asks(c)
	hard := ""
	if c.Hard {
		hard = "(" + rd.loc.T("outgoing.hard") + ")"
	}
	return joined(" ", explain.Asker(rd.loc, r), explain.Asked(rd.loc, r), hard)
}

func joined(sep string, parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
