// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/commandline.h"

#include "cli/words.h"
#include "joinwright/core/error.h"

#include <CLI/CLI.hpp>

#include <QtCore/QTextStream>

#include <functional>

namespace jw::cli {

namespace {

using Action = std::function<int()>;

/// CLI11 fills standard strings; the words take Qt's.
struct Text
{
    std::string value;
    QString toQt() const { return QString::fromStdString(value); }
};

QStringList toQt(const std::vector<std::string> &list)
{
    QStringList result;
    for (const std::string &item : list)
        result.append(QString::fromStdString(item));
    return result;
}

std::string joinedTargets()
{
    return genTargets().join(QStringLiteral(", ")).toStdString();
}

std::string joinedOptions()
{
    return genOptions().join(QStringLiteral(", ")).toStdString();
}

void addReflect(CLI::App &app, Action &action)
{
    CLI::App *word = app.add_subcommand("reflect", "Read a database's structure");
    auto url = std::make_shared<Text>();
    auto output = std::make_shared<Text>();
    auto summary = std::make_shared<Text>();
    word->add_option("URL", url->value, "A database address, or the path of an SQLite file")->required();
    word->add_option("-o,--output", output->value, "Write the model into this .jw file");
    word->add_option("--summary", summary->value, "Print counts of what was found")->check(CLI::IsMember({"json"}));
    word->callback([=, &action] {
        action = [=] { return reflect({url->toQt(), output->toQt(), !summary->value.empty()}); };
    });
}

void addGen(CLI::App &app, Action &action)
{
    CLI::App *word = app.add_subcommand("gen", "Generate code from a model");
    auto target = std::make_shared<Text>();
    auto model = std::make_shared<Text>();
    auto folder = std::make_shared<Text>();
    auto options = std::make_shared<std::vector<std::string>>();
    word->add_option("TARGET", target->value, "One of: " + joinedTargets())->required();
    word->add_option("MODEL", model->value, "A .jw file")->required();
    word->add_option("-o,--output", folder->value, "The folder to write into")->required();
    word->add_option("--option", *options, "An option of the target, may be repeated: " + joinedOptions());
    word->callback([=, &action] {
        action = [=] { return gen({target->toQt(), model->toQt(), folder->toQt(), toQt(*options)}); };
    });
}

void addCreate(CLI::App &app, Action &action)
{
    CLI::App *word = app.add_subcommand("create", "Create a database from a model");
    auto model = std::make_shared<Text>();
    auto url = std::make_shared<Text>();
    auto sqlOnly = std::make_shared<bool>(false);
    word->add_option("MODEL", model->value, "A .jw file")->required();
    word->add_option("URL", url->value, "An empty database, or an SQLite file that does not exist yet")->required();
    word->add_flag("--sql", *sqlOnly, "Only print the statements, in the SQL of the database that URL names");
    word->callback([=, &action] { action = [=] { return create({model->toQt(), url->toQt(), *sqlOnly}); }; });
}

#ifdef JOINWRIGHT_WITH_RENDER
void addRender(CLI::App &app, Action &action)
{
    CLI::App *word = app.add_subcommand("render", "Draw a model's diagram");
    auto model = std::make_shared<Text>();
    auto output = std::make_shared<Text>();
    auto diagram = std::make_shared<Text>();
    auto scale = std::make_shared<double>(1.0);
    auto dark = std::make_shared<bool>(false);
    word->add_option("MODEL", model->value, "A .jw file")->required();
    word->add_option("-o,--output", output->value, "A .svg, .png or .pdf file")->required();
    word->add_option("--diagram", diagram->value, "A diagram's name; the first when left out");
    word->add_option("--scale", *scale, "1 is 100 %")->check(CLI::Range(0.05, 16.0));
    word->add_flag("--dark", *dark, "Draw in the dark theme");
    word->callback([=, &action] {
        action = [=] { return render({model->toQt(), output->toQt(), diagram->toQt(), *scale, *dark}); };
    });
}
#else
/// The word is known and says why it does nothing here.
void addRender(CLI::App &app, Action &action)
{
    CLI::App *word = app.add_subcommand("render", "")->allow_extras()->group("");
    word->callback([&action] {
        action = []() -> int {
            throw Error(ErrorKind::Unsupported, QStringLiteral("this program was built without its window and cannot draw"));
        };
    });
}
#endif

void addFmt(CLI::App &app, Action &action)
{
    CLI::App *word = app.add_subcommand("fmt", "Write model files as the program would write them");
    auto files = std::make_shared<std::vector<std::string>>();
    auto check = std::make_shared<bool>(false);
    word->add_option("FILES", *files, ".jw files; the .jwd beside each is looked at too")->required();
    word->add_flag("--check", *check, "Change nothing; exit code 1 when a file would change");
    word->callback([=, &action] { action = [=] { return fmt({toQt(*files), *check}); }; });
}

void addSample(CLI::App &app, Action &action)
{
    CLI::App *word = app.add_subcommand("sample", "Write the sample shop: a database and its model");
    auto output = std::make_shared<Text>();
    word->add_option("-o,--output", output->value, "The SQLite file to make")->required();
    word->callback([=, &action] { action = [=] { return sample({output->toQt()}); }; });
}

/// "help gen" is "gen --help".
std::vector<const char *> withoutHelpWord(int argc, char **argv)
{
    std::vector<const char *> arguments(argv, argv + argc);
    if (argc > 1 && QByteArrayView(argv[1]) == "help") {
        arguments.erase(arguments.begin() + 1);
        arguments.push_back("--help");
    }
    return arguments;
}

int perform(const CLI::App &app, const Action &action)
{
    const QString word = QString::fromStdString(app.get_subcommands().front()->get_name());
    try {
        return action();
    } catch (const Error &error) {
        complain(QStringLiteral("joinwright %1: %2").arg(word, error.message()));
    } catch (const std::exception &error) {
        complain(QStringLiteral("joinwright %1: %2").arg(word, QString::fromLocal8Bit(error.what())));
    }
    return WrongUse;
}

} // namespace

bool isWord(const QString &argument)
{
    static const QStringList words {QStringLiteral("reflect"), QStringLiteral("gen"), QStringLiteral("create"),
        QStringLiteral("render"), QStringLiteral("fmt"), QStringLiteral("sample"), QStringLiteral("help"),
        QStringLiteral("--help"), QStringLiteral("-h"), QStringLiteral("--version")};
    return words.contains(argument);
}

int run(int argc, char **argv)
{
    CLI::App app("Joinwright: visual database design, data editing and an ORM", "joinwright");
    app.set_version_flag("--version", JOINWRIGHT_VERSION);
#ifdef JOINWRIGHT_WITH_RENDER
    app.footer("Without a word the window opens: joinwright [FILE_OR_URL]");
#endif
    app.require_subcommand(1);
    Action action;
    app.add_subcommand("help", "Show this text, or that of a word: help gen"); // see withoutHelpWord()
    addReflect(app, action);
    addGen(app, action);
    addCreate(app, action);
    addRender(app, action);
    addFmt(app, action);
    addSample(app, action);
    try {
        const std::vector<const char *> arguments = withoutHelpWord(argc, argv);
        app.parse(int(arguments.size()), arguments.data());
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0)
            return app.exit(error); // help and version
        complain(QStringLiteral("joinwright: %1 (see joinwright --help)").arg(QString::fromStdString(error.what())));
        return WrongUse;
    }
    return perform(app, action);
}

void print(const QString &text)
{
    QTextStream(stdout) << text << '\n';
}

void complain(const QString &text)
{
    QTextStream(stderr) << QString(text).replace(QLatin1Char('\n'), QLatin1Char(' ')) << '\n';
}

} // namespace jw::cli
