package io.rondo.workers.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No script of any language runs in this engine, whatever lies on the class path. */
final class NoScripts implements ScriptEngineResolver {

  private final ScriptEngineManager none = new ScriptEngineManager(new ClassLoader(null) {});

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    // the engine offers its own languages here; none is wanted
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    return none;
  }

  @Override
  public ScriptEngine getScriptEngine(String language, boolean fromCache) {
    throw new ProcessEngineException("Scripts are switched off: " + language + ".");
  }
}
