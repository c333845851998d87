// GraphML (Brandes, Eiglsperger, Lerner 2002) for visone, Gephi and networkx: a directed multigraph of
// actors, an edge per pair that an entry tells of. A node is written where its actor is first met, so only
// the names of nodes are kept. Tested in tests/unit/exports/graphml_test.cc.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "rapporteur/base/text.h"
#include "rapporteur/exports/fields.h"
#include "rapporteur/exports/forms_lines.h"

namespace rapporteur::exports {
namespace {

using store::Entry;
using store::Party;

struct Key {
  const char* name;
  const char* type;
};
// `label` is what Gephi shows beside a node
constexpr std::array kNodeKeys = {Key{"label", "string"},  Key{"name", "string"},
                                  Key{"kind", "string"},   Key{"country", "string"},
                                  Key{"sector", "string"}, Key{"wikidata", "string"}};
constexpr std::array kEdgeKeys = {
    Key{"kind", "string"},        Key{"label", "string"},     Key{"status", "string"},
    Key{"background", "boolean"}, Key{"mutual", "boolean"},   Key{"from", "string"},
    Key{"to", "string"},          Key{"published", "string"}, Key{"confidence", "double"},
    Key{"outlet", "string"},      Key{"article", "string"},   Key{"entry", "string"}};

/// What XML 1.0 can hold: control characters and the two non-characters are left out.
std::string escaped(std::string_view value) {
  std::string out;
  const std::string text = well_formed(value);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case '&': out += "&amp;"; continue;
      case '<': out += "&lt;"; continue;
      case '>': out += "&gt;"; continue;
      case '"': out += "&quot;"; continue;
      case '\r': out += "&#13;"; continue;  // a bare one would be read as a line feed
      default: break;
    }
    const bool allowed = c == '\t' || c == '\n' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
    if (allowed) out.append(text, from, at - from);
  }
  return out;
}

std::string keys_of(const char* element, char mark, std::span<const Key> keys) {
  std::string out;
  for (const Key& key : keys) {
    out += std::string("  <key id=\"") + mark + "_" + key.name + "\" for=\"" + element + "\" attr.name=\"" +
           key.name + "\" attr.type=\"" + key.type + "\"/>\n";
  }
  return out;
}

std::string data(char mark, const char* name, std::string_view value) {
  if (value.empty()) return {};
  return std::string("<data key=\"") + mark + "_" + name + "\">" + escaped(value) + "</data>";
}

bool is_name_token(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '.' || c == ':';
  });
}

/// The actor's id; of words that are no actor's name a hash of them and of the article: "the fishermen" of
/// two articles may be two crews. Ids are name tokens, as the schema has them.
std::string node_id(const Entry& entry, const Party& party) {
  if (is_name_token(party.actor)) return party.actor;
  if (!party.actor.empty()) return "a-" + sha256_of(party.actor).substr(0, 16);
  if (party.name.empty()) return {};
  return "w-" + sha256_of(entry.article + '\x1F' + party.name).substr(0, 16);
}

struct Pair {
  const Party* from;
  const Party* to;
  bool mutual;
};

/// From each who acts to each acted on; without these, between all who meet, agree or clash, each pair once.
std::vector<Pair> pairs_of(const Entry& entry) {
  std::vector<Pair> out;
  if (entry.kind == store::EntryKind::kPosition) return out;
  const Parties who = who_of(entry), whom = whom_of(entry);
  for (const Party* from : who) {
    for (const Party* to : whom) out.push_back({from, to, false});
  }
  if (!whom.empty() || entry.kind == store::EntryKind::kStatement) return out;
  for (std::size_t i = 0; i < who.size(); ++i) {
    for (std::size_t j = i + 1; j < who.size(); ++j) out.push_back({who[i], who[j], true});
  }
  return out;
}

class GraphMl : public Writer {
 public:
  explicit GraphMl(const Options& options) : options_(options) {}

  std::string head() override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
           " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
           " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
           " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
           "  <desc>A record of what was reported, never a claim of what happened</desc>\n" +
           keys_of("node", 'n', kNodeKeys) + keys_of("edge", 'e', kEdgeKeys) +
           "  <graph id=\"record\" edgedefault=\"directed\">\n";
  }

  std::string entry(const Entry& entry) override {
    std::string out;
    bool drawn = false;
    for (const Pair& pair : pairs_of(entry)) {
      const std::string from = node_id(entry, *pair.from), to = node_id(entry, *pair.to);
      if (from.empty() || to.empty() || from == to) continue;
      out += node(from, *pair.from) + node(to, *pair.to) + edge(entry, pair, from, to);
      drawn = true;
    }
    if (!drawn) ++left_out_;
    return out;
  }

  std::string tail() override { return "  </graph>\n</graphml>\n"; }

  std::string cut(std::string_view reason) override {
    std::string note = escaped(on_one_line(reason));
    // two hyphens would end the comment
    for (std::size_t at = 0; (at = note.find("--", at)) != std::string::npos;) note.insert(++at, " ");
    return tail() + "<!-- cut: " + note + " -->\n";
  }

 private:
  /// Nothing if it stands there already.
  std::string node(const std::string& id, const Party& party) {
    if (!nodes_.insert(id).second) return {};
    const std::string_view name = name_of(party, options_);
    return "    <node id=\"" + id + "\">" + data('n', "label", name) + data('n', "name", name) +
           data('n', "kind", party.kind) + data('n', "country", party.country) +
           data('n', "sector", party.sector) + data('n', "wikidata", party.wikidata) + "</node>\n";
  }

  std::string edge(const Entry& entry, const Pair& pair, const std::string& from, const std::string& to) {
    const bool is_event = entry.kind == store::EntryKind::kEvent;
    return "    <edge id=\"e" + std::to_string(++edges_) + "\" source=\"" + from + "\" target=\"" + to +
           "\">" + data('e', "kind", to_word(entry.kind)) + data('e', "label", entry.label) +
           data('e', "status", entry.status) +
           data('e', "background", is_event ? (entry.background ? "true" : "false") : "") +
           data('e', "mutual", pair.mutual ? "true" : "false") + data('e', "from", entry.from) +
           data('e', "to", entry.to) + data('e', "published", entry.published) +
           data('e', "confidence", number(entry.confidence)) + data('e', "outlet", entry.outlet) +
           data('e', "article", entry.article) + data('e', "entry", entry.id) + "</edge>\n";
  }

  Options options_;
  std::unordered_set<std::string> nodes_;
  std::size_t edges_ = 0;
};

}  // namespace

std::unique_ptr<Writer> make_graphml(const Options& options) { return std::make_unique<GraphMl>(options); }

}  // namespace rapporteur::exports
