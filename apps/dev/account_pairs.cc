// account_pairs RECORDS.jsonl: what happenings/ sees of two accounts of different articles, a JSON line per pair that
// shares a key: the ids of their events and the features. training/happenings.py fits the weights to them.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "rapporteur/happenings/happenings.h"
#include "rapporteur/record/record.h"

namespace {

using rapporteur::Account;
using rapporteur::Document;
using Json = nlohmann::ordered_json;

struct Told {
  Account account;
  std::vector<std::int64_t> keys;
  std::string article;
  Json events = Json::array();
};

bool share_key(const Told& one, const Told& other) {
  std::vector<std::int64_t> both;
  std::set_intersection(one.keys.begin(), one.keys.end(), other.keys.begin(), other.keys.end(),
                        std::back_inserter(both));
  return !both.empty();
}

std::vector<Told> read(std::istream& in, const std::string& name) {
  std::vector<Told> out;
  for (std::string line; std::getline(in, line);) {
    const auto document = rapporteur::document_of(line, name);
    if (!document) {
      std::cerr << to_string(document.error()) << '\n';
      continue;
    }
    for (Account& account : accounts_of(document.value())) {
      Told& told = out.emplace_back();
      for (const std::uint32_t event : account.events) told.events.push_back(document->events[event].id);
      told.keys = keys_of(account);
      told.article = document->article.id;
      told.account = std::move(account);
    }
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: account_pairs RECORDS.jsonl\n";
    return 2;
  }
  std::ifstream file(argv[1]);
  const auto likeness = rapporteur::Likeness::load();
  if (!likeness) {
    std::cerr << to_string(likeness.error()) << '\n';
    return 3;
  }
  const std::vector<Told> all = read(file, argv[1]);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (all[i].article == all[j].article || !share_key(all[i], all[j])) continue;
      Json line = {{"first", {{"article", all[i].article}, {"events", all[i].events}}},
                   {"second", {{"article", all[j].article}, {"events", all[j].events}}}};
      for (const auto& [name, value] : likeness->features(all[i].account, all[j].account))
        line["features"][name] = value;
      std::cout << line.dump() << '\n';
    }
  }
  return 0;
}
